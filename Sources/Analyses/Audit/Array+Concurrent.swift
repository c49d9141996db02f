import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Makes the elements on all cores; each is the same, and in its place, however many there are.
  /// - Parameters:
  ///   - count: how many.
  ///   - progress: told how many of them are done, from any thread.
  ///   - element: makes the element of an index.
  /// - Throws: what the first element in order that failed has thrown.
  init(
    count: Int, progress: (@Sendable (Int, Int) -> Void)? = nil, _ element: @Sendable (Int) throws -> Element
  ) rethrows {
    let done = Atomic(0)
    let results = [Result<Element, any Error>](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        slots.initializeElement(at: index, to: Result { try element(index) })
        progress?(done.add(1, ordering: .relaxed).newValue, count)
      }
      initialized = count
    }
    self = try results.map { try $0.get() }
  }
}
