import type { PushNotification } from '@hubcast/core'
import { type AnyWnsOptions, checkWns, parseToast, previewWns, toast } from '@hubcast/wns'
import { promises } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = toast as unknown as (content: unknown, options?: AnyWnsOptions) => PushNotification

const order = {
  launch: 'order=41',
  scenario: 'urgent',
  visual: {
    texts: ['Order 41', 'On its way'],
    attribution: 'via Shop',
    logo: { crop: 'circle', src: 'https://cdn.example.org/c.png' },
  },
  actions: [{ content: 'Send', arguments: 'reply&order=41', activationType: 'background', inputId: 'r' }],
  inputs: [{ id: 'r', type: 'text', placeHolderContent: 'Reply' }],
  audio: { src: 'ms-winsoundevent:Notification.IM' },
}

const everything = {
  launch: '?a=1&b=<2>"\'',
  duration: 'long',
  scenario: 'reminder',
  activationType: 'protocol',
  displayTimestamp: '2026-12-01T10:00:00Z',
  useButtonStyle: true,
  toastId: 't',
  people: 'mailto:a@example.org',
  visual: {
    version: 3,
    lang: 'de-CH',
    baseUri: 'https://cdn.example.org/',
    addImageQuery: false,
    fallback: 'ToastText02',
    texts: [
      { id: 1, lang: 'en', maxLines: 2, callScenarioCenterAlign: true, text: 'T' },
      '',
      'ms-resource:k',
    ],
    attribution: { id: 4, lang: 'en', text: 'via' },
    logo: { id: 1, src: 'ms-appx:///l.png' },
    hero: { src: 'ms-appdata:///local/h.png', alt: 'H', addImageQuery: true },
    children: [
      { src: 'inline.png', crop: 'circle' },
      {
        subgroups: [
          {
            weight: 30,
            textStacking: 'center',
            children: [
              'plain',
              {
                text: 'styled',
                style: 'titleNumeral',
                wrap: true,
                maxLines: 3,
                minLines: 1,
                align: 'right',
                lang: 'en',
              },
              { src: 'file:///c:/a.png', removeMargin: true, align: 'stretch', crop: 'none' },
            ],
          },
          {},
        ],
      },
      { status: 'Loading', value: 0.5, title: 'P', valueStringOverride: '1/2' },
      { status: 'Loading', value: 'indeterminate' },
      { status: '{status}', value: '{share}' },
    ],
  },
  audio: { src: 'ms-winsoundevent:Notification.Looping.Call10', loop: true, silent: false },
  inputs: [
    { id: 'a', type: 'text', title: 'A', defaultInput: 'x' },
    {
      id: 'b',
      type: 'selection',
      title: 'B',
      defaultInput: '15',
      selections: [
        { id: '15', content: '15 minutes' },
        { id: '60', content: '1 hour' },
      ],
    },
  ],
  actions: [
    { content: 'Go', arguments: 'go', afterActivationBehavior: 'pendingUpdate', buttonStyle: 'Success' },
    {
      content: 'Open',
      arguments: 'https://example.org/?a=1&b=2',
      activationType: 'protocol',
      protocolActivationTargetApplicationPfn: 'pfn',
    },
    { content: '', arguments: 'snooze', activationType: 'system', inputId: 'b' },
    { content: 'More', arguments: 'more', placement: 'contextMenu', activationType: 'background' },
    { content: '', arguments: 'x', toolTip: 'X', imageUri: 'x.png', inputId: 'a', buttonStyle: 'Critical' },
  ],
  header: { id: 'h', title: 'H', arguments: 'h', activationType: 'protocol' },
}

// What a toast of one text has around it.
const frameBytes = String(toast({ visual: { texts: ['x'] } }).body).length - 1

const binding = (inner: string) =>
  `<toast><visual><binding template="ToastGeneric">${inner}</binding></visual></toast>`

promises<unknown, AnyWnsOptions>({
  name: 'toast()',
  build,
  format: 'windows',
  contentType: 'application/xml',
  parse: parseToast,
  check: checkWns,
  preview: previewWns,
  valid: [
    {
      name: 'the example of the reference',
      payload: order,
      options: { tag: 'order41', ttl: 60, priority: 1 },
    },
    { name: 'every field at once', payload: everything, options: { group: 'shop' } },
    { name: 'no text', payload: { visual: {} } },
    { name: 'undefined for an absent field', payload: { launch: undefined, visual: { texts: ['x'] } } },
    ...(
      [
        ['ToastText01', 1, 0],
        ['ToastText02', 2, 0],
        ['ToastText03', 2, 0],
        ['ToastText04', 3, 0],
        ['ToastImageAndText01', 1, 1],
        ['ToastImageAndText02', 2, 1],
        ['ToastImageAndText03', 2, 1],
        ['ToastImageAndText04', 3, 1],
      ] as const
    ).map(([template, texts, images]) => ({
      name: template,
      payload: {
        visual: {
          template,
          texts: Array.from({ length: texts }, (_, index) => (index ? 'x' : { text: 'x', lang: 'en' })),
          ...(images && { images: [{ src: 'a.png', alt: 'A' }] }),
        },
      },
    })),
    { name: '5,000 bytes', payload: { visual: { texts: ['x'.repeat(5000 - frameBytes)] } } },
    ...['2028-02-29T23:59', '2026-12-31T10:00:00.123456+05:30', '2026-12-31T00:00:59-1400'].map(
      (displayTimestamp) => ({
        name: `the time ${displayTimestamp}`,
        payload: { displayTimestamp, visual: { texts: ['x'] } },
      }),
    ),
    {
      name: 'shares that JavaScript writes with an exponent',
      payload: { visual: { children: [1e-7, 1.5e-9, 0, 1].map((value) => ({ status: 'x', value })) } },
    },
    {
      name: 'deprecated commands',
      payload: {
        visual: { texts: ['x'] },
        commands: { scenario: 'alarm', commands: [{ id: 'snooze' }, { id: 'dismiss', arguments: 'd' }] },
      },
    },
  ],
  rejects: [
    {
      name: 'two bindings',
      payload:
        '<toast><visual><binding template="ToastGeneric"/><binding template="ToastGeneric"/></visual></toast>',
      issues: [['E_WNS_TOAST_BINDING', '/toast/visual/binding[2]']],
    },
    {
      name: 'no binding',
      payload: '<toast><visual/></toast>',
      issues: [['E_WNS_TOAST_BINDING', '/toast/visual']],
    },
    { name: 'no visual', payload: '<toast/>', issues: [['E_WNS_TOAST_BINDING', '/toast']] },
    { name: 'no visual in content', payload: {}, issues: [['E_WNS_TOAST_BINDING', '']] },
    {
      name: 'two visuals, audios, heroes, logos and attributions',
      payload:
        '<toast><visual><binding template="ToastGeneric">' +
        '<image placement="hero" src="a"/><image placement="hero" src="b"/>' +
        '<image placement="appLogoOverride" src="a"/><image placement="appLogoOverride" src="b"/>' +
        '<text placement="attribution"/><text placement="attribution"/>' +
        '</binding></visual><visual/><audio/><audio/></toast>',
      issues: [
        ['E_WNS_REPEATED', '/toast/visual[2]'],
        ['E_WNS_REPEATED', '/toast/audio[2]'],
        ['E_WNS_REPEATED', '/toast/visual[1]/binding/image[2]'],
        ['E_WNS_REPEATED', '/toast/visual[1]/binding/image[4]'],
        ['E_WNS_REPEATED', '/toast/visual[1]/binding/text[2]'],
      ],
    },
    {
      name: 'four texts',
      payload: { visual: { texts: ['private-value', 'b', 'c', 'd'] } },
      issues: [['E_WNS_TEXT_COUNT', '/visual/texts/3']],
    },
    {
      name: 'four texts of XML',
      payload: binding('<text>a</text><text>b</text><text>c</text><text>d</text>'),
      issues: [['E_WNS_TEXT_COUNT', '/toast/visual/binding/text[4]']],
    },
    {
      name: 'six actions, with those of the context menu, and six inputs',
      payload: {
        visual: { texts: ['x'] },
        actions: Array.from({ length: 6 }, (_, index) => ({
          content: 'x',
          arguments: 'x',
          ...(index > 3 && { placement: 'contextMenu' }),
        })),
        inputs: Array.from({ length: 6 }, (_, index) => ({ id: String(index), type: 'text' })),
      },
      issues: [
        ['E_WNS_ACTION_COUNT', '/actions'],
        ['E_WNS_INPUT_COUNT', '/inputs'],
      ],
    },
    {
      name: 'an input that there is not, and one id twice',
      payload: {
        visual: { texts: ['x'] },
        inputs: [
          { id: 'a', type: 'text' },
          { id: 'a', type: 'text' },
        ],
        actions: [{ content: 'x', arguments: 'x', inputId: 'private-value' }],
      },
      issues: [
        ['E_WNS_INPUT_REF', '/actions/0/inputId'],
        ['E_WNS_INPUT_DUP', '/inputs/1/id'],
      ],
    },
    {
      name: 'the same in XML',
      payload:
        '<toast><visual><binding template="ToastGeneric"/></visual><actions><input id="a" type="text"/>' +
        '<input id="a" type="text"/><action content="x" arguments="x" hint-inputId="private-value"/></actions></toast>',
      issues: [
        ['E_WNS_INPUT_REF', '/toast/actions/action/@hint-inputId'],
        ['E_WNS_INPUT_DUP', '/toast/actions/input[2]/@id'],
      ],
    },
    {
      name: 'selections without choices, with too many, and with an unknown default',
      payload: {
        visual: { texts: ['x'] },
        inputs: [
          { id: 'a', type: 'selection' },
          {
            id: 'b',
            type: 'selection',
            defaultInput: '9',
            selections: [1, 2, 3, 4, 5, 6].map((id) => ({ id: String(id), content: 'x' })),
          },
        ],
      },
      issues: [
        ['E_WNS_SELECTION_COUNT', '/inputs/0'],
        ['E_WNS_SELECTION_COUNT', '/inputs/1/selections'],
        ['E_WNS_INPUT_DEFAULT', '/inputs/1/defaultInput'],
      ],
    },
    {
      name: 'a button without label and tool tip, and a style that is off or misspelled',
      payload: {
        visual: { texts: ['x'] },
        actions: [
          { content: '', arguments: 'x', buttonStyle: 'Success' },
          { content: 'x', arguments: 'x', buttonStyle: 'success' },
        ],
      },
      issues: [
        ['E_WNS_ACTION_CONTENT', '/actions/0/content'],
        ['E_WNS_BUTTON_STYLE', '/actions/0/buttonStyle'],
        ['E_WNS_BUTTON_STYLE', '/actions/1/buttonStyle'],
        ['E_WNS_VALUE', '/actions/1/buttonStyle'],
      ],
    },
    {
      name: 'a repeated sound in a short toast',
      payload: { visual: { texts: ['x'] }, audio: { loop: true } },
      issues: [['E_WNS_AUDIO_LOOP', '/audio/loop']],
    },
    {
      name: 'a looping sound that does not loop',
      payload: {
        duration: 'long',
        visual: { texts: ['x'] },
        audio: { src: 'ms-winsoundevent:Notification.Looping.Alarm' },
      },
      issues: [['E_WNS_AUDIO_LOOP', '/audio/src']],
    },
    ...['https://example.org/a.mp3', 'ms-appdata:///local/a.mp3', 'ms-winsoundevent:Notification.Im'].map(
      (src) => ({
        name: `the sound ${src}`,
        payload: { visual: { texts: ['x'] }, audio: { src } },
        issues: [['E_WNS_AUDIO_SRC', '/audio/src']] as const,
      }),
    ),
    {
      name: 'values that there are not, all at once',
      payload: {
        duration: '7',
        scenario: 'Reminder',
        useButtonStyle: 'true',
        displayTimestamp: 'yesterday',
        visual: {
          texts: [{ text: 'x', maxLines: 0 }],
          children: [
            { src: 'data:image/png;base64,x' },
            { subgroups: [] },
            { subgroups: [{ weight: 101, children: [{ text: 'x', style: 'Title' }] }] },
            { status: 'x', value: 1.5 },
            { status: 'x', value: 'half' },
          ],
        },
      },
      issues: [
        ['E_WNS_VALUE', '/duration'],
        ['E_WNS_VALUE', '/scenario'],
        ['E_WNS_VALUE', '/useButtonStyle'],
        ['E_WNS_TIMESTAMP', '/displayTimestamp'],
        ['E_WNS_VALUE', '/visual/texts/0/maxLines'],
        ['E_WNS_IMAGE_SRC', '/visual/children/0/src'],
        ['E_WNS_GROUP_EMPTY', '/visual/children/1/subgroups'],
        ['E_WNS_VALUE', '/visual/children/2/subgroups/0/weight'],
        ['E_WNS_VALUE', '/visual/children/2/subgroups/0/children/0/style'],
        ['E_WNS_PROGRESS', '/visual/children/3/value'],
        ['E_WNS_PROGRESS', '/visual/children/4/value'],
      ],
    },
    {
      name: 'the same in XML',
      payload:
        '<toast duration="7" useButtonStyle="yes"><visual><binding template="ToastGeneric"><text hint-maxLines="two">x</text>' +
        '<image src="" placement="Hero"/><group/><progress status="x"/></binding></visual></toast>',
      issues: [
        ['E_WNS_VALUE', '/toast/@duration'],
        ['E_WNS_VALUE', '/toast/@useButtonStyle'],
        ['E_WNS_VALUE', '/toast/visual/binding/text/@hint-maxLines'],
        ['E_WNS_IMAGE_SRC', '/toast/visual/binding/image/@src'],
        ['E_WNS_VALUE', '/toast/visual/binding/image/@placement'],
        ['E_WNS_GROUP_EMPTY', '/toast/visual/binding/group'],
        ['E_WNS_TYPE', '/toast/visual/binding/progress/@value'],
      ],
    },
    ...[
      ...['2026-99-99T99:99:99Z', '2026-13-01T10:00:00Z', '2026-02-30T10:00:00Z', '2026-02-29T10:00:00Z'],
      ...['2026-12-00T10:00:00Z', '2026-12-01T24:00:00Z', '2026-12-01T10:60:00Z', '2026-12-01T10:00:60Z'],
      ...['2026-12-01T10:00:00+15:00', '2026-12-01T10:00:00+01:60', '2026-12-01', '+012026-12T10:00Z'],
    ].flatMap((displayTimestamp) => [
      {
        name: `the time ${displayTimestamp}`,
        payload: { displayTimestamp, visual: { texts: ['x'] } },
        issues: [['E_WNS_TIMESTAMP', '/displayTimestamp']] as const,
      },
      {
        name: `the time ${displayTimestamp} in XML`,
        payload: binding('').replace('<toast', `<toast displayTimestamp="${displayTimestamp}"`),
        issues: [['E_WNS_TIMESTAMP', '/toast/@displayTimestamp']] as const,
      },
    ]),
    ...['-0', '-0.5', '+1', '.5', '1.', '0x1', '1.5'].map((value) => ({
      name: `a progress of ${value} in XML`,
      payload: binding(`<progress status="x" value="${value}"/>`),
      issues: [['E_WNS_PROGRESS', '/toast/visual/binding/progress/@value']] as const,
    })),
    {
      name: 'attributes that are missing',
      payload:
        '<toast><visual><binding/></visual><actions><input/><action/></actions><header id="x"/></toast>',
      issues: [
        ['E_WNS_TEMPLATE', '/toast/visual/binding/@template'],
        ['E_WNS_TYPE', '/toast/actions/input/@id'],
        ['E_WNS_TYPE', '/toast/actions/input/@type'],
        ['E_WNS_TYPE', '/toast/actions/action/@content'],
        ['E_WNS_TYPE', '/toast/actions/action/@arguments'],
        ['E_WNS_TYPE', '/toast/header/@title'],
        ['E_WNS_TYPE', '/toast/header/@arguments'],
      ],
    },
    {
      name: 'more texts than the template has places',
      payload: { visual: { template: 'ToastText01', texts: ['a', 'b'], images: ['c.png'] } },
      issues: [
        ['E_WNS_TEMPLATE_SLOTS', '/visual/texts/1'],
        ['E_WNS_TEMPLATE_SLOTS', '/visual/images/0'],
      ],
    },
    {
      name: 'ids that are no places, or twice',
      payload:
        '<toast><visual><binding template="ToastText04"><text id="1">a</text><text id="1">b</text><text>c</text>' +
        '<text id="1000000000">d</text><text id="4">e</text></binding></visual></toast>',
      issues: [
        ['E_WNS_TEMPLATE_SLOTS', '/toast/visual/binding/text[2]/@id'],
        ['E_WNS_TEMPLATE_SLOTS', '/toast/visual/binding/text[3]/@id'],
        ['E_WNS_TEMPLATE_SLOTS', '/toast/visual/binding/text[4]/@id'],
        ['E_WNS_TEMPLATE_SLOTS', '/toast/visual/binding/text[5]'],
      ],
    },
    {
      name: 'a template that there is not',
      payload: { visual: { template: 'ToastText05' } },
      issues: [['E_WNS_TEMPLATE', '/visual/template']],
    },
    {
      name: 'fields that there are not, and lists in place of objects',
      payload: { titel: 'x', visual: { texts: ['x'] }, audio: [], header: 'h' },
      issues: [
        ['E_WNS_UNKNOWN_FIELD', '/titel'],
        ['E_WNS_TYPE', '/audio'],
        ['E_WNS_TYPE', '/header'],
      ],
    },
    {
      name: 'a tile',
      payload: '<tile><visual/></tile>',
      issues: [['E_WNS_TYPE_MISMATCH', 'headers/X-WNS-Type']],
    },
    {
      name: 'a tag of other characters, a time to live of 0 and a priority of 5',
      payload: { visual: { texts: ['x'] } },
      options: { tag: 'order 41/eu-west-long', group: 'ä', ttl: 0, priority: 5 } as unknown as AnyWnsOptions,
      issues: [
        ['E_WNS_TAG', 'headers/X-WNS-Tag'],
        ['E_WNS_GROUP', 'headers/X-WNS-Group'],
        ['E_WNS_TTL', 'headers/X-WNS-TTL'],
        ['E_WNS_PRIORITY', 'headers/X-WNS-PRIORITY'],
      ],
    },
    {
      name: 'a line break in a header, which would add another one',
      payload: { visual: { texts: ['x'] } },
      options: { tag: 'a\r\nb: c' },
      issues: [
        ['E_HEADER_CTL', 'headers/X-WNS-Tag'],
        ['E_WNS_TAG', 'headers/X-WNS-Tag'],
      ],
    },
    {
      name: '5,001 bytes',
      payload: { visual: { texts: [`é${'x'.repeat(5000 - frameBytes - 1)}`] } },
      issues: [['E_WNS_TOO_LARGE', '']],
    },
    {
      name: 'characters that XML does not have',
      payload: { launch: 'a\u0000', visual: { texts: ['\ufffe', { text: '\u001b' }] } },
      issues: [
        ['E_XML_CHAR', '/launch'],
        ['E_XML_CHAR', '/visual/texts/0'],
        ['E_XML_CHAR', '/visual/texts/1/text'],
      ],
    },
    {
      name: 'half of a surrogate pair',
      payload: { visual: { texts: ['a\ud800'] } },
      issues: [['E_STRING_LONE_SURROGATE', '/visual/texts/0']],
    },
    {
      name: 'a DOCTYPE',
      payload: '<!DOCTYPE toast [<!ENTITY x SYSTEM "file:///etc/passwd">]><toast>&x;</toast>',
      issues: [['E_XML_DOCTYPE', '']],
    },
    { name: 'a bare ampersand (B94)', payload: '<toast launch="a=1&b=2"/>', issues: [['E_XML_SYNTAX', '']] },
  ],
})
