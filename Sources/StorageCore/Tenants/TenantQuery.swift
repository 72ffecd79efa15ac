import TenantModel
import TypedText

/// Which tenants, in which order, how many. Filters are combined with "and"; an empty set filters nothing.
package struct TenantQuery: Equatable, Sendable {
  /// The columns that a list can be sorted by; nothing else reaches SQL.
  package enum Sort: String, CaseIterable, Sendable {
    case name
    case slug
    case status
    case plan
    case region
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    /// Trouble first: error, down, degraded, in progress, paused, unknown, healthy; then by name.
    case attention
  }

  package static let limitDefault = 20
  package static let limitMax = 500

  /// Case-folded substring of name, slug or agency group; taken literally, no wildcard.
  package var text: String?
  package var statuses: Set<TenantStatus>
  package var plans: Set<String>
  package var regions: Set<String>
  package var agencyGroups: Set<String>
  /// What else must hold, over the fields of `TenantField`; nil asks for nothing.
  package var condition: FilterCondition?
  package var sort: Sort
  package var isDescending: Bool
  /// Rows at most, 1 to `limitMax`.
  package var limit: Int
  /// Rows to leave out first, 0 or more.
  package var offset: Int

  package init(
    text: String? = nil, statuses: Set<TenantStatus> = [], plans: Set<String> = [], regions: Set<String> = [],
    agencyGroups: Set<String> = [], condition: FilterCondition? = nil, sort: Sort = .name,
    isDescending: Bool = false,
    limit: Int = TenantQuery.limitDefault, offset: Int = 0
  ) {
    self.text = text
    self.statuses = statuses
    self.plans = plans
    self.regions = regions
    self.agencyGroups = agencyGroups
    self.condition = condition
    self.sort = sort
    self.isDescending = isDescending
    self.limit = limit
    self.offset = offset
  }
}
