import Foundation
import TenantModel
import Testing

private func accepts<Name: ValidatedName>(_ type: Name.Type, _ text: String) -> Bool {
  do throws(InvalidName) {
    return try Name(text).rawValue == text
  } catch {
    return false
  }
}

@Suite("Names that only validators make")
struct ValidatedNameTests {
  @Test(
    "a container image is a repository and a tag that is not latest",
    arguments: [
      ("odoo:18.0-20251106", true), ("ghcr.io/acme/odoo:18.0", true), ("localhost:5000/odoo:1", true),
      ("registry.example:5000/a/b_c/d-e:V1.0_x", true), ("odoo:" + String(repeating: "a", count: 128), true),
      ("", false), ("odoo", false), ("odoo:", false), (":18.0", false), ("odoo:latest", false),
      ("odoo:-x", false),
      ("odoo:.x", false), ("odoo:1.0 ", false), ("Odoo:18.0", false), ("a//b:1", false), ("/a:1", false),
      ("a/:1", false),
      ("a_:1", false), ("-a:1", false), ("odoo:18.0@sha256:abc", false), ("odoo:1\n", false),
      ("odoo:é", false),
      ("odoo:" + String(repeating: "a", count: 129), false), ("a:b:c", false), ("https://x/odoo:1", false),
      (String(repeating: "a", count: 254) + ":1", false),
    ])
  func imageReference(text: String, isValid: Bool) {
    #expect(accepts(ImageReference.self, text) == isValid)
  }

  @Test("an image gives its parts")
  func imageParts() throws {
    let image = try ImageReference("localhost:5000/acme/odoo:18.0-20251106")
    #expect(image.repository == "localhost:5000/acme/odoo")
    #expect(image.tag == "18.0-20251106")
  }

  @Test(
    "a path in the repository of desired state cannot leave it",
    arguments: [
      ("tenants/acme/tenant.yaml", true), ("README.md", true), ("a/b/c-d_e.f", true), ("a/..b/c", true),
      ("a/.gitignore", true),
      (String(repeating: "a", count: 255), true),
      ("", false), ("/a", false), ("a/", false), ("a//b", false), (".", false), ("..", false),
      ("a/../b", false),
      ("./a", false), (".git/config", false), ("a/.GIT/x", false), ("a/.Git", false), ("a b", false),
      ("a\\b", false),
      ("-a", false), ("a/-b", false), ("a\0b", false), ("a\n", false), ("é", false), ("a:b", false),
      ("~/a", false),
      ("a/.git\u{200C}/x", false), (String(repeating: "a", count: 256), false),
    ])
  func gitPath(text: String, isValid: Bool) {
    #expect(accepts(GitPath.self, text) == isValid)
  }

  @Test("a tenant's files lie in its folder")
  func tenantPath() throws {
    let slug = try Slug("acme")
    #expect(try GitPath.tenant(slug, "k8s/app.yaml").rawValue == "tenants/acme/k8s/app.yaml")
    #expect(throws: InvalidName.self) { try GitPath.tenant(slug, "../other/tenant.yaml") }
    #expect(throws: InvalidName.self) { try GitPath.tenant(slug, "") }
  }

  @Test(
    "a URL is absolute, https, and holds no secret",
    arguments: [
      ("https://acme.example.net", true), ("https://acme.example.net:8443/a?b=c", true),
      ("https://10.0.0.1/", true),
      ("http://localhost:8069/web", true), ("http://127.0.0.1:1/", true), ("http://[::1]:8080/", true),
      ("https://[2001:db8::1]/", true), ("https://ACME.example/", true),
      ("", false), ("acme.example.net", false), ("/a", false), ("http://acme.example.net", false),
      ("ftp://acme.example", false),
      ("file:///etc/passwd", false), ("gopher://x/", false), ("javascript:alert(1)", false),
      ("https://", false),
      ("https:///a", false), ("https://user@acme.example", false), ("https://u:p@acme.example", false),
      ("https://acme.example/#x", false), ("https://acme.example\\@evil.example", false),
      ("https://a b/", false),
      ("https://acme.example/\n", false), ("https://äcme.example", false), ("https://a_b.example", false),
      ("http://localhost.evil.example/", false), ("http://169.254.169.254/", false),
      ("http://0x7f.1/", false),
      ("https://%61cme.example/", false), ("https://a/" + String(repeating: "x", count: 2_048), false),
    ])
  func httpsURL(text: String, isValid: Bool) {
    #expect(accepts(HTTPSURL.self, text) == isValid)
  }

  @Test("a URL gives its host in lower case")
  func host() throws {
    #expect(try HTTPSURL("https://ACME.Example.net:8443/a").host == "acme.example.net")
  }

  @Test("a place in a page stands behind its #, and only what needs no escape can be one")
  func places() throws {
    let page = try HTTPSURL("https://kc.example.net/admin/master/console/")
    #expect(
      page.at("/tenants/clients/5f1c-0a/settings")?.rawValue
        == "https://kc.example.net/admin/master/console/#/tenants/clients/5f1c-0a/settings")
    for place in ["a b", "a#b", "é", "a\u{1B}[31m", "\"", String(repeating: "a", count: 2_048)] {
      #expect(page.at(place) == nil, "\(place.prefix(20))")
    }
    #expect(throws: InvalidName.self) { try HTTPSURL("https://kc.example.net/#/a") }
  }

  @Test(
    "a title is one visible line",
    arguments: [
      ("Acme", true), ("Acme & Söhne, 株式会社", true), ("🙂", true), ("👨‍👩‍👧", false),
      (String(repeating: "é", count: 120), true),
      ("", false), (" Acme", false), ("Acme ", false), ("\u{A0}Acme", false), ("A\u{7}", false),
      ("A\nB", false), ("A\tB", false),
      ("A\u{1B}[31m", false), ("A\u{202E}B", false), ("A\u{200B}B", false), ("A\u{FEFF}", false),
      ("A\u{2028}B", false),
      ("A\u{E000}", false), ("A\u{0}", false), (String(repeating: "a", count: 121), false),
      ("a" + String(repeating: "\u{301}", count: 400), false),
    ])
  func displayText(text: String, isValid: Bool) {
    #expect(accepts(DisplayText.self, text) == isValid)
  }

  @Test(
    "a database name needs no quoting",
    arguments: [
      ("odoo_acme", true), ("a", true), (String(repeating: "a", count: 63), true),
      ("", false), ("1a", false), ("_a", false), ("A", false), ("a-b", false), ("a b", false),
      ("a\"b", false), ("a;b", false),
      ("é", false), ("postgres", false), ("template0", false), ("template1", false),
      (String(repeating: "a", count: 64), false),
    ])
  func databaseName(text: String, isValid: Bool) {
    #expect(accepts(DatabaseName.self, text) == isValid)
  }

  @Test(
    "a namespace is a DNS label that is not the cluster's own",
    arguments: [
      ("odoo-acme", true), ("a", true), ("1a", true), (String(repeating: "a", count: 63), true),
      ("", false), ("-a", false), ("a-", false), ("A", false), ("a.b", false), ("a_b", false),
      ("default", false),
      ("kube-system", false), ("kube-x", false), (String(repeating: "a", count: 64), false),
    ])
  func namespace(text: String, isValid: Bool) {
    #expect(accepts(KubernetesNamespace.self, text) == isValid)
  }

  @Test(
    "a module name is a Python identifier in ASCII",
    arguments: [
      ("base", true), ("l10n_ph", true), ("_x", true), ("currency_rate_update_RO_BNR", true),
      (String(repeating: "a", count: 128), true),
      ("", false), ("1a", false), ("a-b", false), ("a.b", false), ("a b", false), ("é", false),
      ("a/b", false), ("..", false),
      ("a;id", false), (String(repeating: "a", count: 129), false),
    ])
  func moduleName(text: String, isValid: Bool) {
    #expect(accepts(ModuleName.self, text) == isValid)
  }

  @Test(
    "an id is ten characters of Crockford's alphabet",
    arguments: [
      ("0123456789", true), ("ABCDEFGHJK", true), ("MNPQRSTVWX", true), ("YZ00000000", true),
      ("", false), ("012345678", false), ("01234567890", false), ("012345678I", false), ("012345678L", false),
      ("012345678O", false), ("012345678U", false), ("abcdefghjk", false), ("012345678 ", false),
      ("012345678é", false),
    ])
  func identifier(text: String, isValid: Bool) {
    #expect(accepts(TenantID.self, text) == isValid)
  }

  @Test("ids made of the same randomness are the same, and ten thousand of one stream differ")
  func identifiersMade() throws {
    var first = SplitMix(state: 1)
    var second = SplitMix(state: 1)
    var seen: Set<TenantID> = []
    for _ in 0..<10_000 {
      let id = TenantID(using: &first)
      #expect(id == TenantID(using: &second))
      #expect(try TenantID(id.rawValue) == id)
      #expect(seen.insert(id).inserted)
    }
    #expect(Set(seen.flatMap(\.rawValue)).count == 32)
  }

  @Test("what arrives as JSON passes the validator again")
  func decoding() throws {
    #expect(try JSONDecoder().decode([Slug].self, from: Data(#"["acme"]"#.utf8)) == [Slug("acme")])
    #expect(String(decoding: try JSONEncoder().encode([Slug("acme")]), as: UTF8.self) == #"["acme"]"#)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Slug].self, from: Data(#"["a--b"]"#.utf8))
    }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Slug].self, from: Data("[1]".utf8)) }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([GitPath].self, from: Data(#"["../x"]"#.utf8))
    }
  }

  @Test("a refusal never repeats what was refused")
  func messagesAreSafe() {
    let hostile = "x\u{1B}]0;owned\u{7}"
    for type: any ValidatedName.Type in [
      Slug.self, DatabaseName.self, KubernetesNamespace.self, ModuleName.self, ImageReference.self,
      GitPath.self,
      HTTPSURL.self, DisplayText.self, TenantID.self,
    ] {
      do throws(InvalidName) {
        _ = try type.init(hostile)
        Issue.record("\(type) accepts control characters")
      } catch {
        #expect(!error.message.contains("owned"))
        #expect(error.message.hasPrefix("The ") && error.message.hasSuffix("."))
      }
    }
  }

  @Test("names sort by their text")
  func sorting() throws {
    #expect(try [Slug("bcd"), Slug("abc")].sorted() == [Slug("abc"), Slug("bcd")])
  }
}
