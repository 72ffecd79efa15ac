import FaultServer
import Foundation
import HTTPTransport
import Integrations
import Testing

@Suite("a pod's log that is followed")
struct FollowLogTests {
  private static let pool = CurlPool()

  private func kubernetes(at server: FaultServer, _ limits: CurlLimits = CurlLimits()) throws
    -> KubernetesClient
  {
    let wire = CurlTransport(
      Self.pool, CurlSettings(hosts: try .only(server.url()), userAgent: "tenantry/test", limits: limits))
    return try Systems(transport: wire, base: server.url()).kubernetes
  }

  @Test("its lines come in order, and the server is asked for what comes")
  func lines() async throws {
    let server = try FaultServer { _ in (200, [], "2026-01-01T00:00:00Z one\n2026-01-01T00:00:01Z two\n") }
    defer { server.close() }
    var lines: [String] = []
    for try await line in try await kubernetes(at: server).followLog(pod: "odoo-0", namespace: "acme") {
      lines.append(line)
    }
    #expect(lines == ["2026-01-01T00:00:00Z one", "2026-01-01T00:00:01Z two"])
    #expect(
      server.requests.first?.target
        == "/api/v1/namespaces/acme/pods/odoo-0/log?follow=true&tailLines=200&timestamps=true")
  }

  @Test("a pod that is not there is told from one that says nothing")
  func missing() async throws {
    let server = try FaultServer { _ in (404, [], #"{"message":"pods \"odoo-0\" not found"}"#) }
    defer { server.close() }
    let kubernetes = try kubernetes(at: server)
    let error = await #expect(throws: IntegrationError.self) {
      _ = try await kubernetes.followLog(pod: "odoo-0", namespace: "acme")
    }
    #expect(error?.code == IntegrationError.codeNotFound)
    #expect(error?.message.contains("odoo-0") == true)
  }

  @Test("a transport that knows only whole answers hands the log on whole")
  func whole() async throws {
    let server = try FaultServer { _ in (200, [], "one\ntwo") }
    defer { server.close() }
    let wire = CurlTransport(
      Self.pool, CurlSettings(hosts: try .only(server.url()), userAgent: "tenantry/test"))
    let deadline = DeadlineTransport(wire, limit: .seconds(60))
    let kubernetes = try Systems(transport: deadline, base: server.url()).kubernetes
    var lines: [String] = []
    for try await line in try await kubernetes.followLog(pod: "odoo-0", namespace: "acme") {
      lines.append(line)
    }
    #expect(lines == ["one", "two"])
  }

  @Test("every fault ends it, or leaves it to its reader", arguments: Fault.allCases.filter { $0 != .drip })
  func faults(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    let isSilence = fault.isSilence
    let limits = CurlLimits(
      total: isSilence ? .milliseconds(500) : .seconds(60), connect: .seconds(60),
      idle: isSilence ? .milliseconds(500) : .seconds(60))
    let kubernetes = try kubernetes(at: server, limits)
    let start = ContinuousClock.now
    var failure: (any Error)?
    do {
      var count = 0
      for try await _ in try await kubernetes.followLog(pod: "odoo-0", namespace: "acme") {
        count += 1
        if count == 10 { break }
      }
    } catch {
      failure = error
    }
    #expect(ContinuousClock.now - start < limits.total + .seconds(60))
    let isFine = [.none, .delay, .endlessBody, .hugeBody, .htmlAnswer, .wrongJSON, .brokenJSON].contains(
      fault)
    #expect((failure == nil) == isFine, "\(failure.map(String.init(describing:)) ?? "no error")")
  }

  @Test("a drip is slow and not silent: it goes on until its reader is cancelled")
  func drip() async throws {
    let server = try FaultServer(.drip)
    defer { server.close() }
    let kubernetes = try kubernetes(at: server)
    let reading = Task {
      for try await _ in try await kubernetes.followLog(pod: "odoo-0", namespace: "acme") {}
    }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(100))
    reading.cancel()
    await #expect(throws: (any Error).self) { try await reading.value }
  }
}
