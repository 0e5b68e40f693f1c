import { checkHubName, parseConnectionString, resolveEndpoint } from './connection-string.js'
import { need } from './errors.js'
import { createExchange, type Exchange, type HubRequest, type HubResponse } from './exchange.js'
import { type CallOptions, Installations } from './installations.js'
import { checkNotification, type PushNotification } from './notification.js'
import { checkOptions, type HubConfiguration, type HubOptions } from './options.js'
import { receiptFrom, type SendReceipt, type TestSendReceipt, testOutcomeFrom } from './receipt.js'
import { resolveTags, type TagLimits, type Tags } from './tags.js'

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
    const {
      endpoint,
      credential,
      hubName: entity,
      ...given
    } = typeof first === 'object'
      ? { ...first, endpoint: resolveEndpoint(first.endpoint) }
      : { ...parseConnectionString(first), ...options }
    this.url = `${endpoint}/${checkHubName(hubName ?? entity)}`
    this.#tagLimits = given.tagLimits
    this.#exchange = createExchange(this.url, credential, given)
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
    checkOptions(options, 'tags, template, test, signal')
    const { template, test, signal } = options
    const { format } = notification
    const tags = resolveTags(options, this.#tagLimits)
    need({ 'template goes with template notifications alone': !template || format === 'template' })
    const response = await this.#exchange({
      method: 'POST',
      path: ['messages'],
      query: test ? { test } : {},
      headers: {
        ...notification.headers,
        'ServiceBusNotification-Format': format,
        ...(tags && { 'ServiceBusNotification-Tags': tags }),
        'Content-Type': notification.contentType,
      },
      body: notification.body,
      signal,
    })
    return { ...receiptFrom(response), ...(test && { outcome: testOutcomeFrom(response.body) }) }
  }

  /** A request below the hub that no verb covers, signed and repeated by the same rules. */
  request(request: HubRequest): Promise<HubResponse> {
    return this.#exchange(request)
  }
}
