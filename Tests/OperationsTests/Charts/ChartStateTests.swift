import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("the desired state of a template with a chart")
struct ChartStateTests {
  static let cases = ["flux", "argo", "actions"]
  static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden/charts")

  private func input(_ name: String, chart: String? = nil) throws -> DesiredStateInput {
    var input = try DesiredStateInput.fixture(.fixture())
    let registry = "oci://registry.example.net/charts/odoo:1.4.2"
    let repository = "https://charts.example.net/stable/odoo:1.4.2"
    input.template.k8sChart = try HelmChart(chart ?? (name == "argo" ? repository : registry))
    input.charts =
      switch name {
      case "flux": .flux
      case "argo": .argo(namespace: "argocd")
      default: .actions(workflow: "deploy-chart.yml")
      }
    return input
  }

  @Test("its files have these bytes", arguments: cases)
  func golden(name: String) throws {
    let input = try input(name)
    let files = try DesiredState(input).files
    let plain = try DesiredState(.fixture(.fixture())).files
    let own = files.filter { plain[$0.key] != $0.value }
    let root = Self.golden.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      if FileManager.default.fileExists(atPath: root.path) { try FileManager.default.removeItem(at: root) }
      for (path, content) in own {
        let file = root.appending(path: path.rawValue)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
      }
    }
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    #expect(Set(found.filter { $0.hasSuffix(".yaml") }) == Set(own.keys.map(\.rawValue)))
    for (path, content) in own {
      #expect(try Data(contentsOf: root.appending(path: path.rawValue)) == content, "\(path)")
    }
    let gone = Set(plain.keys).subtracting(files.keys).map(\.rawValue)
    #expect(
      Set(gone)
        == ["deployment-odoo", "service-odoo", "ingress-odoo"].reduce(into: []) {
          $0.insert("tenants/acme/k8s/\($1).yaml")
        })
  }

  @Test("a release in the cluster has the values of values.yaml")
  func values() throws {
    let flux = try DesiredState(try input("flux"))
    let path = try GitPath.tenant(Slug("acme"), "values.yaml")
    let written = try YAMLText.parse(String(decoding: try #require(flux.files[path]), as: UTF8.self))
    #expect(flux.release?.json[path: "spec", "values"] == written)
    let argo = try DesiredState(try input("argo"))
    #expect(argo.release?.json[path: "spec", "source", "helm", "valuesObject"] == written)
    #expect(written["replicaCount"] == 1)
    #expect(written[path: "image", "tag"] == "18.0-20251106")
    var paused = try input("flux")
    paused.isPaused = true
    #expect(try DesiredState(paused).release?.json[path: "spec", "values", "replicaCount"] == 0)
  }

  @Test("Argo CD gets a registry's address as it wants it, Flux a repository's chart by its name")
  func addresses() throws {
    let oci = try DesiredState(try input("argo", chart: "oci://registry.example.net/charts/odoo:1.4.2"))
    #expect(oci.release?.json[path: "spec", "source", "repoURL"] == "registry.example.net/charts")
    let plain = try DesiredState(try input("flux", chart: "https://charts.example.net/odoo:2.0.0-rc.1"))
    #expect(plain.workload.first?.kind == .helmRepository)
    #expect(plain.workload.first?.json[path: "spec", "url"] == "https://charts.example.net")
    #expect(plain.release?.json[path: "spec", "chart", "spec", "version"] == "2.0.0-rc.1")
  }

  @Test("a chart that nobody rolls out is refused, and its sentence says what to do")
  func nobody() throws {
    var input = try input("flux")
    input.charts = nil
    let error = #expect(throws: DesiredStateError.self) { try DesiredState(input) }
    #expect(error?.message.contains("“rollout” under “kubernetes”") == true)
  }
}
