import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning, when } from '@hubcast/payload'
import { type PlacedElement, placedChildren, readXmlText } from '@hubcast/payload/xml'
import { checkContent, groupsOf, type XmlKind } from './body-rules.js'
import { type Namespaces, namespacesIn, qualify } from './namespaces.js'
import { checkAttributes, checkField, checkStrayText, readField } from './read-field.js'

/** What a text of XML says, and all that is wrong with it, each problem at its XPath. */
export interface ReadContent {
  /** Undefined for XML that is neither a toast nor a tile. */
  readonly kind: XmlKind | undefined
  /** What the toast or tile says, as its builder takes it. */
  readonly content: unknown
  readonly issues: readonly NotificationIssue[]
}

/** The fields of a toast or a tile, with the place of each. */
interface ReadFields {
  readonly values: Map<string, unknown>
  /** XPaths by JSON Pointers. */
  readonly paths: Map<string, string>
  readonly issues: NotificationIssue[]
}

function wrongNamespace({ path }: PlacedElement): NotificationIssue {
  const message = 'It is not in the namespace of the root; mostly its prefix wp: is missing.'
  return error('E_MPNS_NAMESPACE', path, message)
}

/** What stands in an attribute rather than in an element. */
function attributesOf(kind: XmlKind): readonly string[] {
  return kind === 'tile' ? ['Id', 'Template'] : []
}

function readFields(
  placed: PlacedElement,
  kind: XmlKind,
  wanted: string | undefined,
  outer: Namespaces,
): ReadFields {
  const fields: ReadFields = { values: new Map(), paths: new Map(), issues: [] }
  const namespaces = namespacesIn(placed.element, outer)
  for (const field of placedChildren(placed)) {
    const { namespace, local } = qualify(field.element, namespaces)
    if (namespace !== wanted) fields.issues.push(wrongNamespace(field))
    if (attributesOf(kind).includes(local)) {
      fields.issues.push(error('E_MPNS_TILE_FIELD', field.path, `${local} is an attribute of the tile.`))
      continue
    }
    if (fields.values.has(local)) {
      fields.issues.push(error('E_MPNS_TWICE', field.path, 'The field stands twice.'))
      continue
    }
    fields.values.set(local, readField(field.element, kind, local))
    fields.issues.push(...checkField(field, kind, local))
    for (const keys of [[local], [local, 'path']]) fields.paths.set(pointer(keys), field.path)
  }
  return fields
}

/** An element that stands before one that it should follow. */
function checkOrder(
  groups: readonly (readonly string[])[],
  names: readonly string[],
  pathOf: (place: string) => string,
): readonly NotificationIssue[] {
  return groups.flatMap((group) => {
    const places = names.map((name) => group.indexOf(name)).filter((place) => place >= 0)
    const late = places.find((place, index) => place < Math.max(-1, ...places.slice(0, index)))
    const name = group[late ?? -1]
    if (name === undefined) return []
    return [warning('W_MPNS_ORDER', pathOf(pointer([name])), `The order is ${group.join(', ')}.`)]
  })
}

/** Reads the element of a toast or a tile. */
function readElement(placed: PlacedElement, kind: XmlKind, fields: ReadFields): ReadContent {
  const own = attributesOf(kind)
  const attributes = Object.entries(placed.element.attributes).filter(([name]) => own.includes(name))
  const content = Object.fromEntries([...attributes, ...fields.values])
  const pathOf = (place: string) => {
    const attribute = own.find((name) => place === pointer([name]))
    return attribute ? `${placed.path}/@${attribute}` : (fields.paths.get(place) ?? placed.path)
  }
  const issues = [
    ...fields.issues,
    ...checkAttributes(placed, own),
    ...checkStrayText(placed),
    ...checkContent(kind, content).map((issue) => ({ ...issue, path: pathOf(issue.path) })),
    ...checkOrder(groupsOf(kind, content), [...fields.values.keys()], pathOf),
  ]
  return { kind, content, issues }
}

function kindOfName(local: string | undefined): XmlKind | undefined {
  return local === 'Toast' ? 'toast' : local === 'Tile' ? 'tile' : undefined
}

/** Reads XML that somebody wrote as a toast or a tile. */
export function readContent(text: string): ReadContent {
  const { root, issues } = readXmlText(text)
  if (!root) return { kind: undefined, content: undefined, issues }
  const notification = { element: root, path: `/${root.name}` }
  const namespaces = namespacesIn(root, new Map())
  const { namespace, local } = qualify(root, namespaces)
  const children = placedChildren(notification)
  const [only] = children
  const name = only && qualify(only.element, namespaces)
  const kind = children.length === 1 ? kindOfName(name?.local) : undefined
  const isNotification = local === 'Notification'
  const own = [
    ...when(
      !isNotification || namespace !== 'WPNotification',
      error('E_MPNS_ROOT', notification.path, 'The root is wp:Notification, with xmlns:wp="WPNotification".'),
    ),
    ...when(
      isNotification && !kind,
      error('E_MPNS_CHILD', notification.path, 'In the root stands one wp:Toast or one wp:Tile.'),
    ),
    ...when(
      isNotification && only?.element.attributes.Template !== undefined && root.attributes.Version !== '2.0',
      warning('W_MPNS_VERSION', notification.path, 'A tile with a template has Version="2.0" at the root.'),
    ),
    ...checkAttributes(notification, ['Version']),
    ...checkStrayText(notification),
  ]
  if (!only || !kind) return { kind: undefined, content: undefined, issues: own }
  if (name?.namespace !== namespace) own.push(wrongNamespace(only))
  const read = readElement(only, kind, readFields(only, kind, namespace, namespaces))
  return { ...read, issues: [...own, ...read.issues] }
}
