// Stands in a Worker for what turns schemas into a document: that is made when the app is built.

function missing(): never {
  throw new Error('The document is made when the app is built.')
}

export { missing as loadVendor, missing as toJsonSchema, missing as toOpenAPISchema }
