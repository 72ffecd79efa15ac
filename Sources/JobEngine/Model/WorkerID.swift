/// The id of one worker process life. A process that starts again takes a new id.
package struct WorkerID: EngineIdentifier {
  package let rawValue: String
  package init(_ text: String) { rawValue = text }
}
