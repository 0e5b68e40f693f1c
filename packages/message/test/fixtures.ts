import type { MessageContent } from '@hubcast/message'

/** Messages that every platform has to take, as people write them. */
export const fixtures: Readonly<Record<string, MessageContent>> = {
  'a title and a body': { title: 'Order 41', body: 'On its way' },
  'a body alone': { body: 'On its way' },
  'a title alone': { title: 'Order 41' },
  'a subtitle': { title: 'Parcel', subtitle: 'Locker 12', body: 'Ready until 20:00' },
  'every script and sign': { title: '测试 👩‍👩‍👧‍👦 “&<>"\'', body: 'one\ntwo \u202eabc\u202c ]]> é' },
  'an image and an icon': {
    title: 'Parcel',
    body: 'It is here',
    image: 'https://cdn.example.org/p/77.jpg',
    icon: 'https://cdn.example.org/i/box.png',
  },
  'the default sound': { title: 'Parcel', body: 'It is here', sound: 'default' },
  'no sound': { title: 'Parcel', body: 'It is here', sound: 'none' },
  'a sound of the app': {
    title: 'Parcel',
    body: 'It is here',
    sound: { apple: 'bell.caf', android: 'bell', windows: 'ms-winsoundevent:Notification.Mail' },
  },
  'a badge': { title: 'Inbox', body: 'Three new', badge: 3 },
  'a badge of 0': { title: 'Inbox', body: 'All read', badge: 0 },
  'a link': { title: 'Order 41', body: 'On its way', link: 'https://shop.example.org/o/41?a=1&b=2' },
  data: { title: 'Order 41', body: 'On its way', data: { orderId: '41', note: 'a & b' } },
  'keys and tags': { title: 'Order 41', body: 'On its way', collapseKey: 'order-41', tag: 'order-41' },
  'keys that few platforms take': {
    title: 'Order 41',
    body: 'On its way',
    collapseKey: `order 41/${'eu-west '.repeat(10)}`,
    tag: 'größe 41',
  },
  'a time to live': { title: 'Sale', body: 'Today only', timeToLive: 3600 },
  'now or never': { title: 'Sale', body: 'Now only', timeToLive: 0 },
  'a far expiry': { title: 'Sale', body: 'This year', expiresAt: new Date('2027-11-25T00:00:00Z') },
  'high priority and interruption': {
    title: 'Gate change',
    body: 'Gate 12',
    priority: 'high',
    interruption: 'time-sensitive',
  },
  'low priority': { title: 'Digest', body: 'Your week', priority: 'low', interruption: 'passive' },
  'thread, category, channel': {
    title: 'Order 41',
    body: 'On its way',
    thread: 'orders',
    category: 'ORDER',
    channel: 'orders',
    color: '#0A7D3C',
  },
  actions: {
    title: 'Order 41',
    body: 'On its way',
    link: 'https://shop.example.org/o/41',
    actions: [{ id: 'track', title: 'Track', link: 'https://shop.example.org/o/41/track' }],
  },
  'translated texts': {
    title: 'Order 41',
    body: 'On its way',
    localization: { titleKey: 'ORDER', titleArgs: ['41'], bodyKey: 'WAY' },
  },
}
