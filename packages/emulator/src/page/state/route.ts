const views = ['devices', 'sends', 'refusals'] as const

/** The lists among which a narrow screen has to choose. */
export type View = (typeof views)[number]

/** Where in the page one is; it lives in the address, so that Back and links work. */
export interface Route {
  readonly view: View
  /** The one hub that is shown; undefined for all. */
  readonly hub: string | undefined
  /** The device whose inbox is open. */
  readonly device: string | undefined
  /** The send whose reach is explained. */
  readonly send: string | undefined
}

/** Reads the fragment of an address. */
export function parseRoute(hash: string): Route {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const take = (name: string) => fields.get(name) || undefined
  return {
    view: views.find((view) => view === fields.get('view')) ?? 'devices',
    hub: take('hub'),
    device: take('device'),
    send: take('send'),
  }
}

/** The address of a place, to be used in a link. */
export function hrefOf({ view, hub, device, send }: Partial<Route>): string {
  // Always with a view: the address `#` alone would scroll to the top.
  const fields = new URLSearchParams({ view: view ?? 'devices' })
  for (const [name, value] of Object.entries({ hub, device, send })) {
    if (value) fields.set(name, value)
  }
  return `#${fields}`
}

/** The list that lies under an open panel. */
export function closePanel(route: Route): Route {
  return { ...route, device: undefined, send: undefined }
}
