import Foundation

/// A backup of a tenant's database that is known to have succeeded.
package struct Backup: Codable, Equatable, Sendable {
  package enum Source: String, CaseIterable, Codable, Sendable {
    /// An operation dumped it before it changed something.
    case operation
    /// The cluster's nightly job.
    case schedule
  }

  package var source: Source
  /// The file, or the job that wrote one; the same backup has the same place.
  package var place: String
  package var finishedAt: Date
  /// Nil where nobody tells.
  package var bytes: Int?

  package init(source: Source, place: String, finishedAt: Date, bytes: Int?) {
    self.source = source
    self.place = place
    self.finishedAt = finishedAt
    self.bytes = bytes
  }
}
