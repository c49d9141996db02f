import Foundation

/// The encoding of Chinese texts that older office programs write.
enum GB18030 {
  /// The bytes of a text; GB18030 has room for every character.
  static func bytes(_ text: String) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var input = Array(text.utf8CString.dropLast())
    var output = [CChar](repeating: 0, count: input.count * 4)
    var left = output.count
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { sink in
        var (from, to) = (source.baseAddress, sink.baseAddress)
        var remaining = source.count
        iconv(converter, &from, &remaining, &to, &left)
      }
    }
    return output.dropLast(left).map(UInt8.init(bitPattern:))
  }
}
