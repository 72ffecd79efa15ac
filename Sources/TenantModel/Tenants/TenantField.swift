/// What of a tenant a list can be narrowed by; the raw values are typed into filters and never renamed.
package enum TenantField: String, CaseIterable, Codable, Sendable {
  case name
  case slug
  case agencyGroup = "agency_group"
  case status
  /// Why the status is what it is.
  case reason
  case health
  /// What was seen of its health.
  case seen
  case plan
  case region
  case environment
  case isolation
  case ha
  case bundle
  case template
  case image
  case pausedBy = "paused_by"
  case busy
  case operation
  case age
  case changed
  case checked
  case created
  case updated
  case version
  case namespace
  case database
  case host
  case url
  case id
}
