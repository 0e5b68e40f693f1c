import { check, message, messagePlatforms, toTemplate } from '@hubcast/message'
import { expr, num, prop } from '@hubcast/payload'
import { renderTemplate } from '@hubcast/template'
import { describe, expect, test } from 'vitest'

const news = message({
  title: prop('title'),
  body: expr`${prop('name', { default: 'You' })}: ${prop('message', { length: 120, ellipsis: true })}`,
  badge: num('badge', { default: 0 }),
  link: prop('link', { default: 'https://shop.example.org/' }),
  data: { kind: 'news', id: prop('id') },
  sound: 'default',
})
const sample = {
  title: '#1 & <only>',
  message: 'It’s "here" 包裹 📦\nnow',
  badge: '3',
  link: 'https://shop.example.org/o/41',
  id: '41',
}

describe.each(messagePlatforms)('%s', (platform) => {
  test('gets a template whose outcome its own validator takes', () => {
    const template = toTemplate(news, platform, { sample })
    const { body, headers } = renderTemplate(template, sample)
    expect(check({ format: platform, body, headers }).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    )
    expect(body).toContain('包裹 📦')
    expect(body).not.toMatch(/\$\(|#\(|\.\(/)
  })

  test('tells what a sample would break', () => {
    const long = message({ title: prop('title'), body: prop('message') })
    const template = (size: number) =>
      toTemplate(long, platform, { sample: { title: 'x', message: 'x'.repeat(size) } })
    expect(() => template(10)).not.toThrow()
    // The limits of these are not confirmed, so they are warnings, and a template has no place for those.
    if (!['windowsphone', 'adm', 'baidu'].includes(platform))
      expect(() => template(9000)).toThrow(/_(TOO_LARGE|LEN)\)/)
  })
})
