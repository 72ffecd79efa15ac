/// The name of a lane: jobs of one lane run strictly one after the other, in the order they were enqueued.
package struct LaneKey: EngineIdentifier {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
