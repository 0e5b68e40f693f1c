import type { Group, ImageSource } from './adaptive-content.js'

/** A text of a toast, at its top level. */
export interface ToastText {
  /** The text itself, or `ms-resource:` and a key of the app's resources. */
  readonly text: string
  /** A BCP 47 tag, such as `de-CH`. @default that of the visual */
  readonly lang?: string
  /** A number of the element; `ToastGeneric` needs none. */
  readonly id?: number
  /** `hint-maxLines`: at most 2 for the title, 4 for the others together. */
  readonly maxLines?: number
  /** `hint-callScenarioCenterAlign`: in the middle, for an incoming call. @default false */
  readonly callScenarioCenterAlign?: boolean
}

/** Where a toast comes from: a line below its texts. Since Windows 10 version 1607. */
export interface ToastAttribution {
  readonly text: string
  /** A BCP 47 tag. @default that of the visual */
  readonly lang?: string
  /** A number of the element; nothing needs it today. */
  readonly id?: number
}

/** An image of a toast; as child in the full width below the texts. */
export interface ToastImage extends ImageSource {
  /** `hint-crop`; square without it. */
  readonly crop?: 'circle'
}

/** A progress bar, on desktops since Windows 10 version 1703. */
export interface ToastProgress {
  /** Below the bar on the left, such as `Downloading...`. */
  readonly status: string
  /** From 0 to 1, `indeterminate`, or `{key}` for a value that the app binds. */
  readonly value: number | 'indeterminate' | `{${string}}`
  /** Above the bar. */
  readonly title?: string
  /** In place of the percentage. */
  readonly valueStringOverride?: string
}

/** Attributes of a visual, which the app may also have left to its manifest. */
export interface VisualAttributes {
  /** The version of the template names. */
  readonly version?: number
  /** The language of all texts, a BCP 47 tag. @default the system's */
  readonly lang?: string
  /** What a relative `src` begins with. @default 'ms-appx:///' */
  readonly baseUri?: string
  /** Adds scale, contrast and language to the query of every image's URL. @default false */
  readonly addImageQuery?: boolean
}

/** What a toast shows, with the template `ToastGeneric`. */
export interface ToastVisual extends VisualAttributes {
  /** @default 'ToastGeneric' */
  readonly template?: 'ToastGeneric'
  /** Title and up to two further texts; a plain text is a text without attributes. */
  readonly texts?: readonly [(string | ToastText)?, (string | ToastText)?, (string | ToastText)?]
  readonly attribution?: string | ToastAttribution
  /** In place of the app's logo, on the left (`appLogoOverride`). */
  readonly logo?: ToastImage
  /** On top, 364 by 180 pixels at 100 % (`hero`). */
  readonly hero?: ToastImage
  /** What stands below the texts, from top to bottom. */
  readonly children?: readonly (ToastImage | Group | ToastProgress)[]
  /** Windows makes nothing of it in a toast. */
  readonly branding?: 'none' | 'logo' | 'name'
  /** A template for systems that do not know this one. */
  readonly fallback?: string
}

/** A text of a template that has a number of places for texts. */
export interface SlotText {
  readonly text: string
  /** A BCP 47 tag. */
  readonly lang?: string
}

/** An image of a template that has a number of places for images. */
export interface SlotImage {
  /** As {@link ImageSource.src}. */
  readonly src: string
  readonly alt?: string
  /** Adds scale, contrast and language to the URL's query. @default false */
  readonly addImageQuery?: boolean
}

/** A toast with one of the templates of Windows 8. Windows Phone 8.1 draws each as `ToastText02`, without image. */
export interface LegacyToastVisual extends VisualAttributes {
  readonly template: `Toast${'' | 'ImageAnd'}Text0${1 | 2 | 3 | 4}`
  /** One for `01`, two for `02` and `03`, three for `04`: the first is bold, but for `01`. */
  readonly texts?: readonly [(string | SlotText)?, (string | SlotText)?, (string | SlotText)?]
  /** One, for the templates with an image. */
  readonly images?: readonly [(string | SlotImage)?]
  /** Windows makes nothing of it in a toast. */
  readonly branding?: 'none' | 'logo' | 'name'
  /** A template for systems that do not know this one. */
  readonly fallback?: string
}

/** A box to write in. */
export interface TextInput {
  /** What the app finds the text by. */
  readonly id: string
  readonly type: 'text'
  /** What stands in the empty box. */
  readonly placeHolderContent?: string
  /** Above the box. */
  readonly title?: string
  /** What stands in the box at first. */
  readonly defaultInput?: string
}

/** One choice of a {@link SelectionInput}. */
export interface Selection {
  readonly id: string
  /** What the person reads. */
  readonly content: string
}

/** A list to choose from. */
export interface SelectionInput {
  /** What the app finds the choice by. */
  readonly id: string
  readonly type: 'selection'
  /** 1 to 5. */
  readonly selections: readonly [Selection, Selection?, Selection?, Selection?, Selection?]
  /** Above the list. */
  readonly title?: string
  /** The id of the selection that is chosen at first. */
  readonly defaultInput?: string
}

/** What every button has. */
export interface ButtonAttributes {
  /** The label. It may be empty beside `toolTip`, and for the system's buttons, which then have a label of their own. */
  readonly content: string
  /** `contextMenu`: in the menu of the toast instead of below it; it counts towards the five. */
  readonly placement?: 'contextMenu'
  /** An icon: for all buttons or for none. */
  readonly imageUri?: string
  /** `hint-inputId`: the input that the button stands beside. */
  readonly inputId?: string
  /** `hint-buttonStyle`: green or red; needs `useButtonStyle` of the toast. Since Windows 11. */
  readonly buttonStyle?: 'Success' | 'Critical'
  /** `hint-toolTip`: what is said of a button without label. */
  readonly toolTip?: string
}

/** A button that the app answers. */
export interface AppAction extends ButtonAttributes {
  /** What the app gets. */
  readonly arguments: string
  /** @default 'foreground' */
  readonly activationType?: 'foreground' | 'background'
  /** What becomes of the toast: it goes, or it stays until the app replaces it. @default 'default' */
  readonly afterActivationBehavior?: 'default' | 'pendingUpdate'
  readonly protocolActivationTargetApplicationPfn?: never
}

/** A button that opens a link. */
export interface ProtocolAction extends ButtonAttributes {
  /** The link. */
  readonly arguments: string
  readonly activationType: 'protocol'
  /** What becomes of the toast. @default 'default' */
  readonly afterActivationBehavior?: 'default' | 'pendingUpdate'
  /** The package family name of the app that opens the link. */
  readonly protocolActivationTargetApplicationPfn?: string
}

/** A button that Windows answers itself. */
export interface SystemAction extends ButtonAttributes {
  /** `snooze` goes by the minutes of the selection that `inputId` names. */
  readonly arguments: 'snooze' | 'dismiss'
  readonly activationType: 'system'
}

export type ToastAction = AppAction | ProtocolAction | SystemAction

/** What a toast may sound like once. */
export type ToastSound =
  | `ms-winsoundevent:Notification.${'Default' | 'IM' | 'Mail' | 'Reminder' | 'SMS'}`
  | `ms-appx:///${string}`
  | `ms-resource:${string}`

/** Sounds that go on as long as the toast is seen. */
export type LoopingSound =
  `ms-winsoundevent:Notification.Looping.${'Alarm' | 'Call'}${'' | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10}`

/** A sound that is played once, or none. */
export interface ToastAudio {
  /** @default 'ms-winsoundevent:Notification.Default' */
  readonly src?: ToastSound
  /** @default false */
  readonly loop?: false
  /** No sound at all. @default false */
  readonly silent?: boolean
}

/** A sound that is repeated; the toast's `duration` is `long`. */
export interface LoopingAudio {
  readonly src?: LoopingSound | ToastSound
  readonly loop: true
  /** No sound at all. @default false */
  readonly silent?: boolean
}

/** What toasts have in common, for the notification center to group them by. Since Windows 10 version 1703. */
export interface ToastHeader {
  /** Toasts of one id stand together. */
  readonly id: string
  readonly title: string
  /** What the app gets when the header is chosen. */
  readonly arguments: string
  /** @default 'foreground' */
  readonly activationType?: 'foreground' | 'protocol'
}

/** @deprecated Buttons of alarms and calls before Windows 10: write `actions`. */
export interface ToastCommands {
  readonly scenario?: 'alarm' | 'incomingCall'
  readonly commands: readonly {
    readonly id: 'snooze' | 'dismiss' | 'video' | 'voice' | 'decline'
    readonly arguments?: string
  }[]
}

/** What a toast has, but for its duration and its sound. */
export interface ToastParts {
  readonly visual: ToastVisual | LegacyToastVisual
  /** What the app gets when the toast is chosen; a link for `activationType: 'protocol'`. */
  readonly launch?: string
  /** @default 'foreground' */
  readonly activationType?: 'foreground' | 'background' | 'protocol'
  /**
   * `reminder` stays until it is answered, if there is a button that is activated in the background; `alarm` and
   * `incomingCall` need an app of that sort; `urgent` goes through Do Not Disturb. @default none of them
   */
  readonly scenario?: 'reminder' | 'alarm' | 'incomingCall' | 'urgent'
  /** When the toast says it came: ISO 8601, such as `2026-12-01T10:00:00Z`. @default when it comes */
  readonly displayTimestamp?: string
  /** Lets `buttonStyle` take effect. Since Windows 11. @default false */
  readonly useButtonStyle?: boolean
  /** `hint-toastId`. */
  readonly toastId?: string
  /** `hint-people`: the contact that the toast comes from. */
  readonly people?: string
  /** Up to 5. */
  readonly inputs?: readonly (TextInput | SelectionInput)[]
  /** Buttons and items of the context menu, up to 5. */
  readonly actions?: readonly [ToastAction?, ToastAction?, ToastAction?, ToastAction?, ToastAction?]
  readonly header?: ToastHeader
  /** @deprecated Write `actions`. */
  readonly commands?: ToastCommands
}

/** A toast, as `toast()` takes it. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema */
export type ToastContent =
  | (ToastParts & {
      /** About 7 seconds. @default 'short' */
      readonly duration?: 'short'
      readonly audio?: ToastAudio
    })
  | (ToastParts & {
      /** About 25 seconds. */
      readonly duration: 'long'
      readonly audio?: ToastAudio | LoopingAudio
    })
