export { type Compiled, type CompileOptions, compile } from './compile.js'
export type {
  Message,
  MessageAction,
  MessageContent,
  MessageExpiry,
  MessageFields,
  MessageInterruption,
  MessageLocalization,
  MessageOverrides,
  MessagePlatform,
  MessageSound,
  MessageText,
} from './content.js'
export { check, type Inspected, type Preview, type PreviewButton, preview } from './inspect/index.js'
export { type MessageOptions, message } from './message.js'
export { messagePlatforms } from './platform-names.js'
export { type Sender, type SendMessageOptions, type Sent, sendMessage } from './send.js'
export { type MessageTemplate, type ToTemplateOptions, toTemplate } from './templates.js'
