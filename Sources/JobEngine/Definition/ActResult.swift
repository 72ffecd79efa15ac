import Foundation

/// What an act brought about.
package struct ActResult: Hashable, Sendable {
  /// What the outside system calls what was made.
  package var externalRef: String?
  /// What later steps may read; at most 64 KiB.
  package var result: Data?

  package init(externalRef: String? = nil, result: Data? = nil) {
    self.externalRef = externalRef
    self.result = result
  }
}
