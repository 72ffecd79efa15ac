/// Maps items at the same time, a few of them at once; what is nil is left out. How many questions go out is the gate's to
/// say: this only keeps the number of tasks small.
func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], lanes: Int = 8, _ body: @Sendable @escaping (Item) async -> Value?
) async -> [Value] {
  await withTaskGroup(of: [Value].self) { group in
    for lane in 0..<min(lanes, items.count) {
      group.addTask {
        var values: [Value] = []
        for index in stride(from: lane, to: items.count, by: lanes) where !Task.isCancelled {
          if let value = await body(items[index]) { values.append(value) }
        }
        return values
      }
    }
    return await group.reduce(into: []) { $0 += $1 }
  }
}
