import Foundation

/// Which jobs to list, newest first. Criteria that are nil or empty do not restrict.
package struct JobQuery: Hashable, Sendable {
  package var states: Set<JobState>
  package var subject: String?
  package var lane: LaneKey?
  package var kinds: Set<JobKind>
  /// Only jobs with a lower number: the last one of the page before.
  package var before: Int64?
  /// 1 to 1,000.
  package var limit: Int

  package init(
    states: Set<JobState> = [], subject: String? = nil, lane: LaneKey? = nil, kinds: Set<JobKind> = [],
    before: Int64? = nil, limit: Int = 100
  ) {
    self.states = states
    self.subject = subject
    self.lane = lane
    self.kinds = kinds
    self.before = before
    self.limit = min(max(limit, 1), 1_000)
  }
}
