const message = { title: 'Hi', body: 'There is news', data: { order: '41' }, badge: 1, priority: 'high' }
const toast =
  '<toast><visual><binding template="ToastText01"><text id="1">Hi</text></binding></visual></toast>'
const subscription = {
  endpoint: 'https://push.example.org/subscription',
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
}
const template = { body: '{"message":{"notification":{"title":"$(title)"}}}', tags: ['news'] }
const phone = { platform: 'fcmv1', pushChannel: 'handle-of-a-phone' }

/** Bodies that an operation takes, by its method and path. */
export const goodBodies: Readonly<Record<string, readonly unknown[]>> = {
  'POST /v1/notifications': [
    { message, platforms: ['fcmv1'], to: { tags: 'news && !sports' } },
    {
      message,
      platforms: ['apple', 'windows', 'browser', 'xiaomi'],
      to: { tags: ['news'] },
      fit: 'truncate-body',
    },
    { message, platforms: ['fcmv1', 'adm'], to: { everyone: true }, expiresAt: '2999-01-01T00:00:00Z' },
    {
      message: { ...message, actions: [{ id: 'open', title: 'Open' }], localization: { titleKey: 'hi' } },
      platforms: ['fcmv1', 'browser'],
      to: { handles: { fcmv1: ['handle-1', 'handle-2'], browser: [subscription] } },
      onUnknown: 'resend',
    },
    { message, platforms: ['gcm'], to: { pages: true } },
    {
      payloads: [
        { platform: 'windows', body: toast, headers: { 'X-WNS-Type': 'wns/toast', 'X-WNS-Tag': 'news' } },
        { platform: 'apple', body: { aps: { alert: 'Hi' } }, headers: { 'apns-priority': '5' } },
        { platform: 'template', body: { title: 'Hi' } },
      ],
      to: { tags: 'news' },
    },
  ],
  'POST /v1/notifications/{id}/recipients': [
    { handles: { fcmv1: ['handle-1'] } },
    { handles: { fcmv1: ['handle-1', 'handle-2', 'handle-3'] } },
  ],
  'POST /v1/notifications/{id}/commit': [{ pages: 1 }],
  'POST /v1/notifications/{id}/resolve': [
    { action: 'drop', state: 'dead' },
    { action: 'resend', state: 'unknown', parts: [0, 1] },
    { action: 'resume' },
  ],
  'PUT /v1/devices/{id}': [
    { ...phone, tags: ['news'] },
    { ...phone, templates: { toast: template }, pushVariables: { name: 'Ann' } },
    { ...phone, expirationTime: '2999-01-01T00:00:00Z' },
    { platform: 'browser', pushChannel: subscription, tags: ['news', 'sports'] },
    { platform: 'wns', pushChannel: 'https://db5.notify.windows.com/?token=abc' },
  ],
  'PATCH /v1/devices/{id}': [
    [{ op: 'add', path: '/tags', value: 'sports' }],
    [{ op: 'replace', path: '/tags', value: '["news","sports"]' }],
    [{ op: 'remove', path: '/tags/news' }],
    [{ op: 'add', path: '/templates/toast', value: JSON.stringify(template) }],
    [
      { op: 'add', path: '/templates/toast', value: template },
      { op: 'remove', path: '/templates/toast/tags' },
    ],
    [{ op: 'replace', path: '/pushChannel', value: 'another-handle' }],
  ],
  'POST /v1/tokens': [{ device: 'phone' }],
}
