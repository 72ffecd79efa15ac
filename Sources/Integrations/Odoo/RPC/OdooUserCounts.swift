/// How many people use an Odoo database.
package struct OdooUserCounts: Equatable, Sendable {
  /// Active users of the backend: those who are billed.
  package var internalUsers: Int
  /// Active portal and public users.
  package var externalUsers: Int
  package var deactivated: Int

  package init(internalUsers: Int, externalUsers: Int, deactivated: Int) {
    self.internalUsers = internalUsers
    self.externalUsers = externalUsers
    self.deactivated = deactivated
  }
}
