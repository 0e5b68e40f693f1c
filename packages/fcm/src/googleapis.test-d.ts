import type { fcm_v1 } from '@googleapis/fcm'
import type { AndroidConfig, AndroidNotification, ApnsConfig, FcmMessage, WebpushConfig } from '@hubcast/fcm'
import { expectTypeOf, test } from 'vitest'

/** `collapse_key` as `collapseKey`. */
type CamelCase<Name> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest> & string>}`
  : Name

/** Names of the caller's own. */
type Map<T> = { [Name in keyof T as string extends Name ? Name : never]: Exclude<T[Name], undefined> }

/**
 * A type of ours as Google's library writes it. What differs in all of Google's types: names are in camel case, lists
 * can be written to, and `undefined` is no value.
 */
type AsGoogle<T> = T extends readonly (infer Part)[]
  ? AsGoogle<Part>[]
  : T extends object
    ? string extends keyof T
      ? Map<T>
      : { [Name in keyof T as CamelCase<Name> & string]?: AsGoogle<Exclude<T[Name], undefined>> }
    : T

type GoogleMessage = fcm_v1.Schema$Message

test("our types are assignable to those of Google's library", () => {
  expectTypeOf<AsGoogle<FcmMessage>>().toExtend<GoogleMessage>()
  expectTypeOf<AsGoogle<AndroidConfig>>().toExtend<fcm_v1.Schema$AndroidConfig>()
  expectTypeOf<AsGoogle<AndroidNotification>>().toExtend<fcm_v1.Schema$AndroidNotification>()
  expectTypeOf<AsGoogle<WebpushConfig>>().toExtend<fcm_v1.Schema$WebpushConfig>()
  expectTypeOf<AsGoogle<ApnsConfig>>().toExtend<fcm_v1.Schema$ApnsConfig>()
})

test("both know the same fields, but for the target, and what is newer than Google's library", () => {
  type Target = 'name' | 'token' | 'topic' | 'condition'
  expectTypeOf<keyof AsGoogle<FcmMessage>>().toEqualTypeOf<Exclude<keyof GoogleMessage, Target>>()
  expectTypeOf<Exclude<keyof AsGoogle<AndroidConfig>, 'restrictedSatelliteOk'>>().toEqualTypeOf<
    keyof fcm_v1.Schema$AndroidConfig
  >()
  expectTypeOf<keyof AsGoogle<AndroidNotification>>().toEqualTypeOf<keyof fcm_v1.Schema$AndroidNotification>()
  expectTypeOf<keyof AsGoogle<WebpushConfig>>().toEqualTypeOf<keyof fcm_v1.Schema$WebpushConfig>()
  expectTypeOf<keyof AsGoogle<ApnsConfig>>().toEqualTypeOf<keyof fcm_v1.Schema$ApnsConfig>()
})
