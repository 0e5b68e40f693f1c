import type { Templated } from '@hubcast/payload'
import { expressionPaths } from './expressions.js'

/**
 * Content without expressions, as a builder takes it.
 * @throws TypeError when there is one, which `compile` refuses before.
 */
export function literal<T>(content: T | Templated<T>): T {
  if (!isLiteral(content)) throw new TypeError('The hub alone fills in expressions.')
  return content
}

function isLiteral<T>(content: T | Templated<T>): content is T {
  return expressionPaths(content).length === 0
}
