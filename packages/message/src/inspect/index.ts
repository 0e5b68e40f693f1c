export type { Preview, PreviewButton } from '@hubcast/payload'
export { check } from './check.js'
export type { Inspected } from './inspected.js'
export { preview } from './preview.js'
