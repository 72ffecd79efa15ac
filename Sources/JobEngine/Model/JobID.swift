/// The uid of a job, chosen by whoever enqueues it and unique in the store for ever.
package struct JobID: EngineIdentifier {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
