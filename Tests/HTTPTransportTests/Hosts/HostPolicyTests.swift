import Foundation
import HTTPTransport
import Testing

@Suite("which hosts may be asked")
struct HostPolicyTests {
  private func url(_ text: String) throws -> URL { try #require(URL(string: text)) }

  @Test("one system is asked at its address alone, however the address is written")
  func oneSystem() throws {
    let policy = try HostPolicy.only(try url("https://Cluster.example:6443/api"))
    #expect(
      try policy.checked(try url("https://cluster.EXAMPLE:6443/x?y")).description
        == "https://cluster.example:6443")
    for text in [
      "https://cluster.example/", "http://cluster.example:6443/",
      "https://cluster.example.evil.example:6443/",
      "https://cluster.example@evil.example:6443/", "https://evil.example:6443/?cluster.example",
      "https://cluster.example.:6443/", "https://cluster.example:6443@evil.example/",
      "ftp://cluster.example:6443/", "https:///x", "cluster.example",
    ] {
      let address = try url(text)
      #expect(throws: TransportError.self, "\(text)") { try policy.checked(address) }
    }
  }

  @Test("an address has its port where that is not the scheme's own")
  func address() throws {
    #expect(try HTTPOrigin(url("https://git.example:443/x")).address == "git.example")
    #expect(try HTTPOrigin(url("http://127.0.0.1:8480")).address == "127.0.0.1:8480")
    #expect(try HTTPOrigin(url("http://[::1]:443")).address == "[::1]:443")
  }

  @Test("http is asked on loopback, or where somebody allowed it")
  func plainHTTP() throws {
    for text in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:9"] {
      #expect(throws: Never.self) { try HostPolicy.only(try url(text)) }
    }
    let inside = try url("http://odoo.internal")
    #expect(throws: TransportError.self) { try HostPolicy.only(inside) }
    #expect(throws: Never.self) { try HostPolicy.only(inside, allowsPlainHTTP: true) }
  }

  @Test("below a domain every host is asked over https, the domain itself and its namesakes are not")
  func domains() throws {
    let policy = try HostPolicy.subdomains(of: "Tenants.example")
    #expect(throws: Never.self) { try policy.checked(try url("https://acme.tenants.example/web/health")) }
    for text in [
      "https://tenants.example/", "https://eviltenants.example/", "http://acme.tenants.example/",
      "https://acme.tenants.example:8443/", "https://acme.tenants.example.evil.example/",
    ] {
      let address = try url(text)
      #expect(throws: TransportError.self, "\(text)") { try policy.checked(address) }
    }
    for text in ["com", "", "10.0.0.1", "*.example.com", "a..b"] {
      #expect(throws: TransportError.self, "\(text)") { try HostPolicy.subdomains(of: text) }
    }
  }

  @Test("hosts that parsers read differently are no hosts")
  func ambiguousHosts() throws {
    for text in [
      "https://0x7f.1/", "https://2130706433/", "https://127.1/", "https://0177.0.0.1/", "https://1.2.3.4.5/",
      "https://-a.example/", "https://a..b/", "https://%6cocalhost/", "https://ex%00ample.com/",
    ] {
      guard let address = URL(string: text) else { continue }
      #expect(throws: TransportError.self, "\(text)") { try HTTPOrigin(address) }
    }
    for text in ["https://10.0.0.1/", "https://[fd00::1]:8443/", "https://my_host.example/"] {
      #expect(throws: Never.self, "\(text)") { try HTTPOrigin(try url(text)) }
    }
  }

  @Test(
    "addresses at which no outside system lives are known",
    arguments: [
      ("169.254.169.254", true, false), ("0.0.0.0", true, false), ("255.255.255.255", true, false),
      ("224.0.0.1", true, false), ("fe80::1", true, false), ("ff02::1", true, false), ("::", true, false),
      ("fd00:ec2::254", true, false), ("::ffff:169.254.169.254", true, false),
      ("64:ff9b::a9fe:a9fe", true, false),
      ("127.0.0.1", false, true), ("127.8.9.1", false, true), ("::1", false, true),
      ("::ffff:127.0.0.1", false, true),
      ("10.1.2.3", false, false), ("192.168.1.1", false, false), ("fd00::1", false, false),
      ("8.8.8.8", false, false),
    ])
  func addresses(text: String, isNeverAsked: Bool, isLoopback: Bool) throws {
    let address = try #require(IPAddress(text))
    #expect(address.isNeverAsked == isNeverAsked)
    #expect(address.isLoopback == isLoopback)
  }

  @Test("the environment's proxy is used as everybody uses it, and never shown")
  func proxies() {
    let environment = [
      "HTTPS_PROXY": "http://user:geheim@proxy.example:3128", "HTTP_PROXY": "http://header.example",
      "NO_PROXY": "a.example",
    ]
    let settings = ProxySettings(environment: environment)
    #expect(settings.https == "http://user:geheim@proxy.example:3128")
    #expect(settings.http == nil)
    #expect(settings.exceptions == ["a.example"])
    #expect(!"\(settings)\(String(reflecting: [settings]))".contains("geheim"))
    #expect(ProxySettings(environment: ["https_proxy": "a", "HTTPS_PROXY": "b"]).https == "a")
    #expect(ProxySettings(environment: ["all_proxy": "socks5://a"]).http == "socks5://a")
    #expect(ProxySettings(environment: ["HTTPS_PROXY": ""]) == .none)
  }

  @Test(
    "exceptions from the proxy are hosts, domains, addresses and networks",
    arguments: [
      ("https://system.example", "system.example", true), ("https://system.example", ".example", true),
      ("https://system.example", "*.example", true), ("https://system.example", "example", true),
      ("https://system.example", "stem.example", false), ("https://system.example", "*", true),
      ("https://system.example", "system.example:443", true),
      ("https://system.example", "system.example:80", false),
      ("https://system.example", ".", false), ("https://10.1.2.3", "10.0.0.0/8", true),
      ("https://10.1.2.3", "10.1.2.0/30", true), ("https://10.1.2.4", "10.1.2.0/30", false),
      ("https://10.1.2.3", "10.1.2.3", true), ("https://10.1.2.3", "2.3", false),
      ("https://10.1.2.3", "10.0.0.0/33", false),
      ("https://[fd00::1]", "fd00::/8", true), ("https://[fe00::1]", "fd00::/8", false),
      ("https://127.0.0.1", "nothing.example", true),
    ])
  func exceptions(address: String, exception: String, isDirect: Bool) throws {
    let settings = ProxySettings(environment: [
      "https_proxy": "http://proxy.example", "no_proxy": "other.example, \(exception)",
    ])
    let proxy = settings.proxy(for: try HTTPOrigin(try url(address)))
    #expect((proxy == nil) == isDirect)
  }
}
