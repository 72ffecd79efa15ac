import Foundation
import Testing

@testable import ConfigFiles

@Suite("Watched files", .timeLimit(.minutes(5)))
final class FileWatchTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)").path
  private var path: String { folder + "/a.yaml" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, _ name: String, atomically: Bool = false) throws {
    try text.write(toFile: folder + "/" + name, atomically: atomically, encoding: .utf8)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/" + name, withDestinationPath: target)
  }

  /// Gives a name to something else at once, as rename(2) does.
  private func rename(_ old: String, _ new: String) {
    #expect(Foundation.rename(folder + "/" + old, folder + "/" + new) == 0)
  }

  /// Waits until the watch rings and the file says this; what rings meanwhile is part of it.
  private func expect(_ text: String?, by bells: inout AsyncStream<Void>.Iterator) async {
    repeat {
      guard await bells.next() != nil else {
        Issue.record("the watch ended")
        return
      }
    } while (try? String(contentsOfFile: path, encoding: .utf8)) != text
  }

  @Test("tell at the start, and of a file that is made, written in place, replaced and removed")
  func plain() async throws {
    var bells = FileWatch.changes(of: [path]).makeAsyncIterator()
    await expect(nil, by: &bells)
    try write("1", "a.yaml")
    await expect("1", by: &bells)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data("2".utf8))
    try file.close()
    await expect("2", by: &bells)
    try write("3", "new")
    rename("new", "a.yaml")
    await expect("3", by: &bells)
    // What has the name now is written in place.
    try write("4", "a.yaml")
    await expect("4", by: &bells)
    rename("a.yaml", "a.yaml~")
    await expect(nil, by: &bells)
    try write("5", "a.yaml", atomically: true)
    await expect("5", by: &bells)
  }

  @Test("tell when a link on the way is swapped, as Kubernetes does it, and again the next time")
  func swapped() async throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/mount/..1", withIntermediateDirectories: true)
    try write("1", "mount/..1/a.yaml")
    try link("mount/..data", to: "..1")
    try link("mount/a.yaml", to: "..data/a.yaml")
    try link("a.yaml", to: folder + "/mount/a.yaml")
    var bells = FileWatch.changes(of: [path]).makeAsyncIterator()
    await expect("1", by: &bells)
    for turn in 2...4 {
      try FileManager.default.createDirectory(
        atPath: folder + "/mount/..\(turn)", withIntermediateDirectories: true)
      try write("\(turn)", "mount/..\(turn)/a.yaml")
      try link("mount/..data_tmp", to: "..\(turn)")
      rename("mount/..data_tmp", "mount/..data")
      try FileManager.default.removeItem(atPath: folder + "/mount/..\(turn - 1)")
      await expect("\(turn)", by: &bells)
    }
    // The file at the end of the links is watched, too.
    try write("5", "mount/..4/a.yaml")
    await expect("5", by: &bells)
  }

  @Test("tell of a file whose folder is made later, and of each of several files")
  func later() async throws {
    let other = folder + "/deep/er/b.yaml"
    var bells = FileWatch.changes(of: [path, other]).makeAsyncIterator()
    await expect(nil, by: &bells)
    try FileManager.default.createDirectory(
      atPath: folder + "/deep/er", withIntermediateDirectories: true)
    try write("1", "deep/er/b.yaml")
    while (try? String(contentsOfFile: other, encoding: .utf8)) != "1" { #expect(await bells.next() != nil) }
    try write("1", "a.yaml")
    await expect("1", by: &bells)
  }

  @Test("say nothing of other files in the same folder")
  func others() async throws {
    let changes = FileWatch.changes(of: [path], settling: .milliseconds(1))
    try write("1", "b.yaml")
    try write("1", ".a.yaml.swp")
    let rung = await withTaskGroup(of: Int?.self) { group in
      group.addTask {
        var rung = 0
        for await _ in changes { rung += 1 }
        return rung
      }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(200))
        return nil
      }
      _ = await group.next()
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(rung == 1, "the start alone")
  }

  @Test("steps to a file are its links, and end where links go round in circles")
  func steps() throws {
    try link("a.yaml", to: "b/../c.yaml")
    try FileManager.default.createDirectory(atPath: folder + "/b", withIntermediateDirectories: true)
    try link("c.yaml", to: "a.yaml")
    #expect(Set(PathStep.way(to: path).map(\.name)) == ["a.yaml", "c.yaml", ""])
  }
}
