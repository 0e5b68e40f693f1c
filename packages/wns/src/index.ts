export type {
  AdaptiveText,
  Group,
  GroupImage,
  ImageSource,
  Subgroup,
  TextStyle,
} from './adaptive-content.js'
export { type BadgeContent, type BadgeGlyph, badge, parseBadge } from './badge.js'
export { checkWns } from './check.js'
export type {
  AnyWnsOptions,
  BadgeOptions,
  CachedOptions,
  RawOptions,
  TileOptions,
  ToastOptions,
  WnsDeliveryOptions,
  WnsType,
} from './options.js'
export { previewWns } from './preview.js'
export { raw } from './raw.js'
export { badgeTemplate, tileTemplate, toastTemplate, type WnsTemplateOptions } from './template.js'
export { parseTile, tile } from './tile.js'
export type {
  LegacyTileBinding,
  TileBinding,
  TileBranding,
  TileContent,
  TileImage,
  TileParts,
  TileTemplateVersion1,
  TileTemplateVersion2,
  WideTileBinding,
} from './tile-content.js'
export { parseToast, toast } from './toast.js'
export type {
  AppAction,
  ButtonAttributes,
  LegacyToastVisual,
  LoopingAudio,
  LoopingSound,
  ProtocolAction,
  Selection,
  SelectionInput,
  SlotImage,
  SlotText,
  SystemAction,
  TextInput,
  ToastAction,
  ToastAttribution,
  ToastAudio,
  ToastCommands,
  ToastContent,
  ToastHeader,
  ToastImage,
  ToastParts,
  ToastProgress,
  ToastSound,
  ToastText,
  ToastVisual,
  VisualAttributes,
} from './toast-content.js'
export { wnsUnchecked } from './unchecked.js'
