/// Values by byte strings: what a cell meant the last time its bytes were seen.
///
/// Open addressing over a hash of eight bytes at a step; the keys lie one behind the other in one array.
struct ByteTable<Value> {
  private struct Slot {
    var hash: UInt64 = 0
    var start: Int32 = 0
    var count: Int32 = 0
    /// The value's position; −1 in a free slot.
    var value: Int32 = -1
    var isFree: Bool { value < 0 }
  }
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var keys: [UInt8] = []
  private var values: [Value] = []

  /// The value of a key, if it was entered.
  func value(_ key: UnsafeBufferPointer<UInt8>) -> Value? {
    let slot = slots[position(of: key, Self.hash(key))]
    return slot.isFree ? nil : values[Int(slot.value)]
  }

  /// Enters a key, or gives it another value.
  mutating func set(_ key: UnsafeBufferPointer<UInt8>, to value: Value) {
    if values.count * 2 >= slots.count { grow() }
    let hash = Self.hash(key)
    let position = position(of: key, hash)
    if slots[position].isFree {
      slots[position] = Slot(
        hash: hash, start: Int32(keys.count), count: Int32(key.count), value: Int32(values.count))
      keys += key
      values.append(value)
    } else {
      values[Int(slots[position].value)] = value
    }
  }

  /// Where the key is, or the free place where it would be.
  private func position(of key: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      keys.withUnsafeBufferPointer { keys in
        let mask = slots.count - 1
        var position = Int(truncatingIfNeeded: hash) & mask
        while !slots[position].isFree {
          let slot = slots[position]
          if slot.hash == hash, Int(slot.count) == key.count,
            keys[Int(slot.start)..<Int(slot.start + slot.count)].elementsEqual(key)
          {
            break
          }
          position = (position + 1) & mask
        }
        return position
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for slot in old where !slot.isFree {
      var position = Int(truncatingIfNeeded: slot.hash) & mask
      while !slots[position].isFree { position = (position + 1) & mask }
      slots[position] = slot
    }
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(key)
    var hash = UInt64(key.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 32
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(raw[offset])
      offset += 1
    }
    hash = (hash ^ rest) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 29)
  }
}
