import { type BatchOptions, type BatchPart, checkBatch, sendInParts } from './batch.js'
import type { CallOptions } from './call-options.js'
import { checkHubName, parseConnectionString, resolveEndpoint } from './connection-string.js'
import { need } from './errors.js'
import { createExchange, type Exchange, type HubRequest, type HubResponse } from './exchange.js'
import { type DeviceHandle, handleHeaders } from './handles.js'
import { Installations } from './installations.js'
import { checkNotification, type PushNotification } from './notification.js'
import { checkOptions, type HubConfiguration, type HubOptions } from './options.js'
import { receiptFrom, type SendReceipt, type TestSendReceipt, testOutcomeFrom } from './receipt.js'
import { scheduleTime } from './schedule-time.js'
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
  readonly #now: () => number
  /** The hub's URL, without a slash at its end. */
  readonly url: string
  /** The hub's records of devices. */
  readonly installations: Installations

  /**
   * @param connectionString - From the portal's Access Policies, or from the emulator. Environment variables may be
   * given as they are: one that is not set is an error that says so.
   * @param hubName - May be left out when the string has an `EntityPath`.
   * @throws {HubError} `invalid-connection-string` or `invalid-argument`; nothing is sent by this.
   */
  constructor(connectionString: string | undefined, hubName?: string, options?: HubOptions)
  constructor(configuration: HubConfiguration)
  constructor(first: string | HubConfiguration | undefined, hubName?: string, options: HubOptions = {}) {
    const {
      endpoint,
      credential,
      hubName: entity,
      ...given
    } = first && typeof first === 'object'
      ? { ...first, endpoint: resolveEndpoint(first.endpoint) }
      : { ...parseConnectionString(first), ...options }
    this.url = `${endpoint}/${checkHubName(hubName ?? entity)}`
    this.#tagLimits = given.tagLimits
    this.#now = given.now ?? Date.now
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
    checkOptions(options, 'tags, template, test, signal')
    const { test } = options
    const response = await this.#post(
      'messages',
      notification,
      options,
      this.#tagHeaders(notification, options),
      {
        ...(test && { test }),
      },
    )
    return { ...receiptFrom(response), ...(test && { outcome: testOutcomeFrom(response.body) }) }
  }

  /**
   * Sends a notification to one device by its handle; no registration is needed.
   *
   * @param handle - What the push service knows the device by; for browsers the subscription with its keys.
   * @throws {HubError} As {@link NotificationHub.send} does.
   */
  async sendDirect(
    notification: PushNotification,
    handle: DeviceHandle,
    options: CallOptions = {},
  ): Promise<SendReceipt> {
    checkOptions(options, 'signal')
    const headers = handleHeaders(notification.format, handle)
    return receiptFrom(await this.#post('messages', notification, options, headers, { direct: true }))
  }

  /**
   * Sends a notification to any number of handles: at most 1,000, and at most 64 KB, a request, a few requests at
   * once, in constant memory. The hub takes batches from the Basic tier on.
   *
   * A part that fails comes with its handles and its error, and stops the others only with `stopOnFailure`. Browsers
   * get one request each: a batch has no place for their keys. The parts are sent while they are read: without a loop
   * over them nothing is sent, and whoever leaves it early starts no further part.
   *
   * @param handles - Any iterable, an asynchronous one too; it is read as fast as the hub answers.
   * @throws {HubError} before anything is sent; and whatever `handles` throws, once all that was sent is told.
   * @example
   * const hello = notification('gcm', '{"data":{"msg":"Hello World!"}}')
   * for await (const { handles, error } of hub.sendBatch(hello, ['handle-1', 'handle-2'])) {
   *   if (error) console.error(handles.length, error.taken, error.message)
   * }
   */
  sendBatch(
    notification: PushNotification,
    handles: Iterable<DeviceHandle> | AsyncIterable<DeviceHandle>,
    options: BatchOptions = {},
  ): AsyncGenerator<BatchPart, void> {
    checkBatch(notification)
    checkOptions(options, 'concurrency, stopOnFailure, signal')
    const { concurrency = 4, signal } = options
    need({ 'a text is no list of handles': typeof handles !== 'string', concurrency: concurrency >= 1 })
    return sendInParts(notification, handles, options, async (handles, envelope) => {
      if (!envelope) return this.sendDirect(notification, handles[0] ?? '', { signal })
      const batch = { ...notification, body: envelope.bodyFor(handles), contentType: envelope.contentType }
      return receiptFrom(await this.#post('messages', batch, options, {}, { direct: true }, '$batch'))
    })
  }

  /**
   * Sends a notification later, at most 7 days from now. The Standard tier alone does this.
   *
   * @param time - The instant. A zone is the caller's affair: a `Date` has none.
   * @returns A receipt whose `notificationId` is what {@link NotificationHub.cancel} takes.
   * @throws {HubError} `invalid-argument` for a time that is past or too far, before anything is sent.
   */
  async schedule(
    notification: PushNotification,
    time: Date,
    options: Omit<SendOptions, 'test'> = {},
  ): Promise<SendReceipt> {
    checkOptions(options, 'tags, template, signal')
    const headers = {
      ...this.#tagHeaders(notification, options),
      'ServiceBusNotification-ScheduleTime': scheduleTime(time, this.#now()),
    }
    return receiptFrom(await this.#post('schedulednotifications', notification, options, headers))
  }

  /**
   * Cancels a notification that was scheduled and has not left.
   * @throws {HubError} `not-found` when there is none of that id, or no more.
   */
  async cancel(notificationId: string, options: CallOptions = {}): Promise<void> {
    checkOptions(options, 'signal')
    await this.#exchange({ ...options, method: 'DELETE', path: ['schedulednotifications', notificationId] })
  }

  /** A request below the hub that no verb covers, signed and repeated by the same rules. */
  request(request: HubRequest): Promise<HubResponse> {
    return this.#exchange(request)
  }

  #tagHeaders({ format }: PushNotification, options: SendOptions): Record<string, string> {
    const tags = resolveTags(options, this.#tagLimits)
    need({ 'template goes with template notifications alone': !options.template || format === 'template' })
    return tags ? { 'ServiceBusNotification-Tags': tags } : {}
  }

  #post(
    resource: string,
    notification: PushNotification,
    { signal }: CallOptions,
    headers: Readonly<Record<string, string>>,
    query: HubRequest['query'] = {},
    ...below: string[]
  ): Promise<HubResponse> {
    checkNotification(notification)
    return this.#exchange({
      method: 'POST',
      path: [resource, ...below],
      query,
      headers: {
        ...notification.headers,
        'ServiceBusNotification-Format': notification.format,
        ...headers,
        'Content-Type': notification.contentType,
      },
      body: notification.body,
      signal,
    })
  }
}
