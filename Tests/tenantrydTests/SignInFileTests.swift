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
}
