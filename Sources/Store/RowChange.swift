/// What a return changes in the rows of the one it takes the place of.
struct RowChange {
  private(set) var new = 0
  private(set) var replaced = 0
  /// Rows that the later return no longer has.
  private(set) var withdrawn = 0

  /// A row with what it says, and what names it where the form has such a thing.
  struct Entry: Hashable {
    var key: String?
    var content: String
  }

  /// Compares two returns.
  ///
  /// A row with a key replaces that of the same key. One without a key replaces one that is gone, as far as there are
  /// any: nobody can tell which.
  init(from before: [Entry], to after: [Entry]) {
    var left = Dictionary(before.map { ($0, 1) }, uniquingKeysWith: +)
    var added: [Entry] = []
    for entry in after {
      if let count = left[entry] { left[entry] = count > 1 ? count - 1 : nil } else { added.append(entry) }
    }
    var gone = Dictionary(left.map { ($0.key.key, $0.value) }, uniquingKeysWith: +)
    for entry in added {
      if let count = gone[entry.key], count > 0 {
        gone[entry.key] = count - 1
        replaced += 1
      } else {
        new += 1
      }
    }
    withdrawn = gone.values.reduce(0, +)
  }
}
