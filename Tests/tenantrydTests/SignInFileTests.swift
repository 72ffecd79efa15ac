import ConfigFiles
import Foundation
import TenantModel
import TenantryServer
import Testing

@testable import tenantryd

@Suite("The file of sign-ins", .timeLimit(.minutes(20)))
struct SignInFileTests {
  private static let digest = String(repeating: "ab", count: 32)

  private func problem(_ text: String) -> String? {
    do throws(FileProblem) {
      _ = try SignInFile(Data(text.utf8))
      return nil
    } catch {
      return error.line(in: "f")
    }
  }

  @Test("a provider and programs are read")
  func whole() throws {
    let file = try SignInFile(
      Data(
        """
        oidc:
          issuer: https://sso.example.net/realms/platform
          audience: tenantry
          client-id: console
          scopes: [tenantry, groups]
          roles-claim: groups
          roles:
            admins: platform_owner
        services:
          - name: n8n
            sha256: \(Self.digest)
            role: platform_operator
            read-only: yes
            expires: 2027-01-31T00:00:00Z
        address: https://tenantry.example.net/
        """.utf8))
    #expect(file.provider?.rolesClaim == ["groups"] && file.provider?.roles == ["admins": .platformOwner])
    #expect(file.provider?.tenantsClaim == ["tenantry_tenants"])
    #expect(
      file.offer
        == SignInOffer(
          issuer: "https://sso.example.net/realms/platform", clientID: "console",
          scopes: ["tenantry", "groups"],
          address: "https://tenantry.example.net"))
    let service = try #require(file.services.first)
    #expect(service.name == "n8n" && service.role == .platformOperator && service.readOnly)
    #expect(service.expiresAt == (try Date("2027-01-31T00:00:00Z", strategy: .iso8601)))
  }

  @Test("what would let somebody in by mistake, or nobody, is refused with its place")
  func refused() {
    #expect(problem("")?.contains("lets nobody in") == true)
    #expect(problem("ldap:\n  a: b\n")?.hasPrefix("f:1:1:") == true)
    #expect(problem("oidc:\n  issuer: http://sso.example.net\n  audience: a\n")?.contains("https") == true)
    #expect(problem("oidc:\n  issuer: https://sso.example.net\n")?.contains("audience") == true)
    #expect(problem("address: http://t.example.net\n")?.contains("https address") == true)
    #expect(problem("services:\n  - name: x\n    role: platform_owner\n")?.contains("sha256") == true)
    #expect(
      problem("services:\n  - name: x\n    sha256: \(Self.digest)\n    role: king\n")?.contains(
        "no such role")
        == true)
    #expect(
      problem(
        "services:\n  - name: x\n    sha256: \(Self.digest)\n    role: end_user\n    expires: soon\n")?
        .contains("is to be a time") == true)
  }

  @Test(
    "what is not understood of a program is refused, as it would else have more rights than were meant",
    arguments: [
      ("read_only: yes", "f:5:5: A service has no “read_only”; did you mean “read-only”?"),
      ("bogus: yes", "f:5:5: A service has no “bogus”."),
      ("expire: 2027-01-31T00:00:00Z", "f:5:5: A service has no “expire”; did you mean “expires”?"),
      ("onyl: [tenants.list]", "f:5:5: A service has no “onyl”; did you mean “only”?"),
      ("read-only: maybe", "f:5:16: “read-only” is yes or no."),
      ("read-only:", "f:5:5: “read-only” needs one value on its line."),
      ("only: tenants.list", "f:5:11: “only” needs a list, such as [a, b]."),
      ("only: [{tenants.list: yes}]", "f:5:12: The name of an endpoint is one word."),
      ("tenants: acme", "f:5:14: “tenants” needs a list, such as [a, b]."),
    ])
  func strictService(line: String, refusal: String) {
    #expect(
      problem("services:\n  - name: x\n    sha256: \(Self.digest)\n    role: end_user\n    \(line)\n") == refusal)
  }

  @Test("shapes that are passed over nowhere else in the file either")
  func strictShapes() {
    let oidc = "oidc:\n  issuer: https://sso.example.net\n  audience: a\n"
    #expect(problem("- a\n")?.contains("keys with values") == true)
    #expect(problem("services: x\n")?.contains("needs a list") == true)
    #expect(problem("services: [x]\n")?.contains("keys with values") == true)
    #expect(problem("oidc: x\n")?.contains("keys with values") == true)
    #expect(problem(oidc + "  audiance: b\n")?.hasPrefix("f:4:3: An oidc has no “audiance”") == true)
    #expect(problem(oidc + "  roles: admins\n")?.contains("keys with values") == true)
    #expect(problem(oidc + "  roles:\n")?.contains("names no role") == true)
    #expect(problem(oidc + "  scopes: groups\n")?.contains("needs a list") == true)
    #expect(problem(oidc) == nil)
  }
}
