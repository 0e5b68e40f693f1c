import { findForbiddenCharacter } from './xml-characters.js'

/** Why a text is no XML that a template may be; line and column from 1. */
export interface XmlFault {
  readonly message: string
  readonly line: number
  readonly column: number
}

const leading =
  /^\ufeff?(<\?xml\s+version\s*=\s*(["'])1\.[0-9]+\2(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\4)?(\s+standalone\s*=\s*(["'])(yes|no)\6)?\s*\?>)?/

/** The XML declaration at the start of a text, or nothing; and where the rest begins, after a byte order mark. */
export function readDeclaration(text: string): { readonly declaration: string; readonly end: number } {
  const [whole = '', declaration = ''] = leading.exec(text) ?? []
  return { declaration, end: whole.length }
}

/**
 * Finds what the library's validator lets pass: a DOCTYPE and other markup declarations, processing
 * instructions, comments and CDATA sections without an end, and characters outside XML 1.0.
 */
export function findFault(text: string): XmlFault | undefined {
  const character = findForbiddenCharacter(text)
  if (character)
    return { message: `XML has no character ${character.name}.`, ...locate(text, character.index) }
  const markup = /<[!?]/g
  markup.lastIndex = readDeclaration(text).end
  for (let found = markup.exec(text); found; found = markup.exec(text)) {
    const section = readSection(text, found.index)
    if (typeof section === 'string') return { message: section, ...locate(text, found.index) }
    markup.lastIndex = section
  }
  return undefined
}

/** The position after a comment or a CDATA section, or what is wrong with it. */
function readSection(text: string, at: number): number | string {
  if (text.startsWith('<!DOCTYPE', at)) return 'A DOCTYPE is not allowed.'
  if (/^<\?xml\s/.test(text.slice(at, at + 6))) return 'The XML declaration is malformed or not at the start.'
  if (text.startsWith('<?', at)) return 'A processing instruction is not allowed.'
  const isComment = text.startsWith('<!--', at)
  if (!isComment && !text.startsWith('<![CDATA[', at))
    return 'After <! a comment or a CDATA section must begin.'
  const end = isComment ? text.indexOf('--', at + 4) : text.indexOf(']]>', at)
  if (end < 0) return isComment ? 'The comment has no end.' : 'The CDATA section has no end.'
  if (isComment && text[end + 2] !== '>') return 'A comment must not have -- inside.'
  return end + 3
}

function locate(text: string, index: number): { line: number; column: number } {
  const lines = text.slice(0, index).split(/\r\n?|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
