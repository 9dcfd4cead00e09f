using System.Runtime.CompilerServices;

// Scratch buffers are always written before they are read; clearing them first would cost more than the parsing.
[module: SkipLocalsInit]
