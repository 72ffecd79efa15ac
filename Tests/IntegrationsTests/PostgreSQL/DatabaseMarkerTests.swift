import Foundation
import TenantModel
import Testing

@testable import Integrations

@Suite("the marker of a database")
struct DatabaseMarkerTests {
  @Test("reads what it writes")
  func roundTrip() throws {
    var marker = DatabaseMarker(
      tenant: try TenantID("ACME000001"), operation: try OperationID("0PERAT10N1"), fence: 42)
    #expect(DatabaseMarker(marker.text) == marker)
    #expect(marker.text == #"{"fence":42,"operation":"0PERAT10N1","tenant":"ACME000001","tenantry":1}"#)
    marker.quarantine = .init(
      from: try DatabaseName("odoo_acme"), since: Date(timeIntervalSince1970: 1_763_800_000))
    #expect(DatabaseMarker(marker.text) == marker)
  }

  @Test(
    "anything else is somebody else's",
    arguments: [
      nil, "", "default administrative connection database", "{}", "[1]", #"{"tenantry":1}"#,
      #"{"tenantry":2,"tenant":"ACME000001","operation":"0PERAT10N1","fence":1}"#,
      #"{"tenantry":1,"tenant":"x'; DROP","operation":"0PERAT10N1","fence":1}"#,
      #"{"tenantry":1,"tenant":"ACME000001","operation":"0PERAT10N1","fence":1,"quarantine":{"from":"A"}}"#,
    ])
  func foreign(comment: String?) { #expect(DatabaseMarker(comment) == nil) }
}
