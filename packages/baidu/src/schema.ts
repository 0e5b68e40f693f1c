import * as v from 'valibot'
import { basicStyleLimit } from './limits.js'

const descriptionMessage = 'E_BAIDU_DESCRIPTION: The description is a text that is not empty.'
const builderMessage = 'E_BAIDU_BUILDER_ID: notification_builder_id is a whole number from 0.'
const styleMessage = `E_BAIDU_STYLE: notification_basic_style is a whole number from 1 to ${basicStyleLimit}: 4 rings, 2 vibrates, 1 can be removed.`
const customMessage = 'E_BAIDU_CUSTOM_STRING: Values of custom_content are texts; write others as text.'

const text = v.optional(v.string())

function zeroOrOne(message: string): v.GenericSchema {
  return v.optional(v.picklist([0, 1], message))
}

const aps = v.looseObject({ alert: text, sound: text, badge: v.optional(v.number()) })

const fields = {
  title: text,
  description: v.optional(v.pipe(v.string(descriptionMessage), v.minLength(1, descriptionMessage))),
  notification_builder_id: v.optional(
    v.pipe(v.number(builderMessage), v.integer(builderMessage), v.minValue(0, builderMessage)),
  ),
  notification_basic_style: v.optional(
    v.pipe(
      v.number(styleMessage),
      v.integer(styleMessage),
      v.minValue(1, styleMessage),
      v.maxValue(basicStyleLimit, styleMessage),
    ),
  ),
  open_type: v.optional(
    v.picklist(
      [0, 1, 2],
      'E_BAIDU_OPEN_TYPE: open_type is 0 for nothing, 1 for a url, 2 for the app; a number.',
    ),
  ),
  url: text,
  user_confirm: zeroOrOne('E_BAIDU_CONFIRM: user_confirm is 0 or 1.'),
  pkg_content: text,
  pkg_name: text,
  pkg_version: text,
  net_support: zeroOrOne('W_BAIDU_NET_SUPPORT: net_support is said to be 0 or 1.'),
  custom_content: v.optional(
    v.pipe(
      v.unknown(),
      v.check((content) => !Array.isArray(content), customMessage),
      v.record(v.string(), v.string(customMessage), customMessage),
    ),
  ),
  aps: v.optional(aps),
}

/** The keys of a notification that mean something to Baidu. */
export const notificationKeys: ReadonlySet<string> = new Set(Object.keys(fields))

/** A notification for Baidu. */
export const notificationSchema: v.GenericSchema = v.looseObject(fields)

/** A message for the app's own code: any object. */
export const messageSchema: v.GenericSchema = v.looseObject({})
