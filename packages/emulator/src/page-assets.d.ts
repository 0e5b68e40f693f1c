/** The page, bundled into texts while the package is built. */
declare module 'page:assets' {
  export const html: string
  export const css: string
  export const script: string
}
