import { type EvaluateOptions, evaluate, isBareNumber, type Lookup } from './evaluate.js'
import type { Expression } from './expression.js'
import { escapeAttribute, escapeText } from './xml-characters.js'

/** What a value is written as: a JSON string or number, inside the quotes of an XML attribute, or XML text. */
export type Notation = 'json' | 'attribute' | 'text'

/** A part of a compiled body: text that is sent as it is, or an expression and how its value is written. */
export type Segment = string | { readonly expression: Expression; readonly notation: Notation }

/** The segment of a value; of a literal, the text that it always is. */
export function createSegment(expression: Expression, notation: Notation): Segment {
  return expression.kind === 'literal'
    ? write(expression, expression.text, notation)
    : { expression, notation }
}

/** The body that the segments make with the values of one message for one device. */
export function renderSegments(
  segments: readonly Segment[],
  lookup: Lookup,
  options: EvaluateOptions,
): string {
  return segments
    .map((segment) =>
      typeof segment === 'string'
        ? segment
        : write(segment.expression, evaluate(segment.expression, lookup, options), segment.notation),
    )
    .join('')
}

function write(expression: Expression, text: string, notation: Notation): string {
  if (notation === 'attribute') return escapeAttribute(text)
  if (notation === 'text') return escapeText(text)
  return isBareNumber(expression, text) ? text : JSON.stringify(text)
}
