/// An event that is to be written: a store adds its sequence, time, job and subject.
package struct JobEventDraft: Hashable, Sendable {
  package var type: JobEventType
  package var body: JobEventBody

  package init(type: JobEventType, body: JobEventBody) {
    self.type = type
    self.body = body
  }
}
