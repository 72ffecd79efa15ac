import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport

@testable import Sandbox

extension VendorWorld {
  static let database = SupersetTemplate.Database(
    name: "analytics",
    maskedURI: "postgresql+psycopg2://postgres:XXXXXXXXXX@db.supabase.sandbox:5432/postgres")

  func superset(_ password: String = VendorWorld.secret, transport: (any Transport)? = nil) throws
    -> SupersetClient
  {
    SupersetClient(
      transport: transport ?? self.transport, base: try url(SandboxHosts.superset),
      username: SandboxHosts.supersetUser, password: reference, secrets: resolver(password), now: now)
  }

  func subject(_ slug: String = "acme", tenant: String = "ACMEACME00", name: String = "Acme + Söhne (Wien)!")
    throws -> SupersetTemplate.Subject
  {
    SupersetTemplate.Subject(
      tenant: try TenantID(tenant), slug: try Slug(slug), name: try DisplayText(name),
      schema: try Slug(slug).databaseName, operation: try OperationID("0PERATE000"))
  }
}
