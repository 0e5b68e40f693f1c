export { checkMpns, raw, tile, toast } from './mpns.js'
export type { MpnsDelivery, MpnsOptions } from './options.js'
export { parseTile, parseToast } from './parse.js'
export type {
  CycleTile,
  FlipTile,
  IconicTile,
  MpnsKind,
  StandardTile,
  TileContent,
  TileText,
  ToastContent,
  ToastSilence,
} from './payload.js'
export { previewMpns } from './preview.js'
export { type MpnsTemplateOptions, tileTemplate, toastTemplate } from './template.js'
export { mpnsUnchecked } from './unchecked.js'
