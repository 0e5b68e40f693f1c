import { createTransport } from '#transport'
import { checkHubName, parseConnectionString, resolveEndpoint } from './connection-string.js'
import { debugListener } from './debug.js'
import { invalid } from './errors.js'
import { Exchange, type HubRequest, type HubResponse } from './exchange.js'
import { type CallOptions, Installations } from './installations.js'
import { checkNotification, type PushNotification } from './notification.js'
import { type HubConfiguration, type HubOptions, noMore } from './options.js'
import { receiptFrom, type SendReceipt, type TestSendReceipt, testOutcomeFrom } from './receipt.js'
import { allHint, resolveTags, type TagLimits, type Tags } from './tags.js'

/** Options of {@link NotificationHub.send}. */
export interface SendOptions extends CallOptions {
  /**
   * Which devices: a tag expression, or tags of which any one suffices.
   * @default every device
   */
  readonly tags?: Tags
  /** Only to the devices' template of this name: `name && (tags)`. */
  readonly template?: string
  /** The hub's debug send: it tries at most 10 devices and tells what became of each. @default false */
  readonly test?: boolean
}

/**
 * A notification hub of Azure, or of the emulator.
 *
 * @example
 * const hub = new NotificationHub(connectionString, 'my-hub')
 * const receipt = await hub.send(notification('gcm', '{"data":{"msg":"Hello World!"}}'))
 */
export class NotificationHub {
  readonly #exchange: Exchange
  readonly #tagLimits: TagLimits | undefined
  /** The hub's URL, without a slash at its end. */
  readonly url: string
  /** The hub's records of devices. */
  readonly installations: Installations

  /**
   * @param connectionString - From the portal's Access Policies, or from the emulator.
   * @param hubName - May be left out when the string has an `EntityPath`.
   * @throws {HubError} `invalid-connection-string` or `invalid-argument`; nothing is sent by this.
   */
  constructor(connectionString: string, hubName?: string, options?: HubOptions)
  constructor(configuration: HubConfiguration)
  constructor(first: string | HubConfiguration, hubName?: string, options: HubOptions = {}) {
    const long = typeof first === 'object'
    const {
      endpoint,
      credential,
      hubName: entity,
      ...given
    } = long ? first : { ...parseConnectionString(first), ...options }
    const {
      fetch,
      agent,
      debug,
      retry,
      timeout,
      apiVersion = '2020-06',
      now = Date.now,
      scope,
      tagLimits,
      ...rest
    } = given
    noMore(rest, 'fetch, agent, debug, retry, timeout, apiVersion, now, scope, tagLimits')
    const hubUrl = `${long ? resolveEndpoint(endpoint) : endpoint}/${checkHubName(hubName ?? entity)}`
    this.url = hubUrl
    this.#tagLimits = tagLimits
    this.#exchange = new Exchange({
      hubUrl,
      apiVersion,
      credential,
      scope: scope ?? hubUrl.toLowerCase(),
      transport: fetch ?? createTransport(agent),
      debug: debugListener(debug),
      retry: { limit: retry === false ? 0 : 3, baseMs: 500, maxMs: 30_000, ...retry },
      timeout: { tryMs: 30_000, totalMs: 60_000, ...timeout },
      now,
    })
    this.installations = new Installations(this.#exchange)
  }

  /**
   * Sends a notification to the devices that the tags choose, or to every device without them.
   *
   * A send is repeated only when the hub surely did not take it; of any other failure `taken` says whether it
   * may have. That nobody was reached is no error.
   *
   * @throws {HubError} Before sending: `invalid-argument`, `invalid-tags`, `too-large`. After: see its codes.
   */
  send(
    notification: PushNotification,
    options: SendOptions & { readonly test: true },
  ): Promise<TestSendReceipt>
  send(notification: PushNotification, options?: SendOptions): Promise<SendReceipt>
  async send(notification: PushNotification, options: SendOptions = {}): Promise<SendReceipt> {
    checkNotification(notification)
    const { tags, template, test, signal, ...rest } = options
    noMore(rest, 'tags, template, test, signal')
    // A variable that is unset by mistake must not turn a send to a few into one to all.
    if (('tags' in options && tags == null) || ('template' in options && template == null)) {
      throw invalid('tags', 'tags or template is undefined.', allHint)
    }
    if (template && notification.format !== 'template') {
      throw invalid('argument', 'The option template needs a template notification.')
    }
    const targeted = tags !== undefined || template !== undefined
    const response = await this.#exchange.request({
      method: 'POST',
      path: ['messages'],
      query: test ? { test: true } : {},
      headers: {
        ...notification.headers,
        'ServiceBusNotification-Format': notification.format,
        ...(targeted && { 'ServiceBusNotification-Tags': resolveTags(tags, template, this.#tagLimits) }),
        'Content-Type': notification.contentType,
      },
      body: notification.body,
      ...(signal && { signal }),
    })
    const receipt = receiptFrom(response)
    return test ? Object.assign(receipt, { outcome: testOutcomeFrom(response.body) }) : receipt
  }

  /** A request below the hub that no verb covers, signed and repeated by the same rules. */
  request(request: HubRequest): Promise<HubResponse> {
    return this.#exchange.request(request)
  }
}
