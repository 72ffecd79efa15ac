import Foundation

/// Where what somebody typed and did not submit yet is kept, so that neither a dropped line nor a crash loses it.
package protocol DraftStore: Sendable {
  func save(_ draft: Data, key: String) async throws
  /// Nil when there is none.
  func load(key: String) async throws -> Data?
  func delete(key: String) async throws
}

/// Drafts that live as long as the process: for the demo and for tests.
package actor MemoryDraftStore: DraftStore {
  private var drafts: [String: Data] = [:]

  package init() {}

  package func save(_ draft: Data, key: String) { drafts[key] = draft }
  package func load(key: String) -> Data? { drafts[key] }
  package func delete(key: String) { drafts[key] = nil }
}
