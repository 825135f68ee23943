namespace Ballast.Training;

/// <summary>
/// Reads a Python pickle as inert data: numbers, texts, tuples (<c>object?[]</c>) and <see cref="PickleObject"/>. Nothing is imported, called or looked up.
/// </summary>
/// <remarks>
/// The opcodes that PyTorch writes (protocols 2 to 4). Memory is bounded by the length of the pickle: an opcode adds at most one value, and
/// texts and data are no longer than what follows.
/// </remarks>
internal sealed class PickleReader
{
    private readonly PickleInput input;
    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memo = [];

    private PickleReader(PickleInput input)
    {
        this.input = input;
    }

    /// <summary>Reads a whole pickle.</summary>
    /// <param name="pickle">The bytes.</param>
    /// <param name="path">The file, for messages.</param>
    public static object? Read(ReadOnlyMemory<byte> pickle, string path) => new PickleReader(new PickleInput(pickle, path)).Run();

    private object? Run()
    {
        while (true)
        {
            byte code = input.Byte();
            if (code == (byte)'.') return Pop();
            if (!TryConstant(code) && !TryContainer(code) && !TryFill(code) && !TryObject(code) && !TryMemo(code))
                throw input.Broken($"the pickle instruction 0x{code:x2} is not one that PyTorch writes");
        }
    }

    private bool TryConstant(byte code)
    {
        switch (code)
        {
            case (byte)'N': stack.Add(null); break;
            case 0x88: stack.Add(true); break;
            case 0x89: stack.Add(false); break;
            case (byte)'K': stack.Add((long)input.Byte()); break;
            case (byte)'M': stack.Add((long)input.UInt16()); break;
            case (byte)'J': stack.Add((long)input.Int32()); break;
            case 0x8a: stack.Add(input.Integer(input.Byte())); break;
            case 0x8b: stack.Add(input.Integer(input.UInt32())); break;
            case (byte)'G': stack.Add(input.Double()); break;
            case (byte)'X': stack.Add(input.Text(input.UInt32())); break;
            case 0x8c: stack.Add(input.Text(input.Byte())); break;
            case 0x8d: stack.Add(input.Text(input.UInt64())); break;
            case (byte)'T': stack.Add(input.Text(input.UInt32())); break;
            case (byte)'U': stack.Add(input.Text(input.Byte())); break;
            case (byte)'B': stack.Add(input.Data(input.UInt32())); break;
            case (byte)'C': stack.Add(input.Data(input.Byte())); break;
            default: return false;
        }

        return true;
    }

    private bool TryContainer(byte code)
    {
        switch (code)
        {
            case (byte)'(': stack.Add(PickleMark.Instance); break;
            case (byte)')': stack.Add(Array.Empty<object?>()); break;
            case (byte)'t': stack.Add(PopToMark()); break;
            case 0x85: stack.Add(PopMany(1)); break;
            case 0x86: stack.Add(PopMany(2)); break;
            case 0x87: stack.Add(PopMany(3)); break;
            case (byte)']' or (byte)'}' or 0x8f: stack.Add(new PickleObject()); break;
            case (byte)'l': AddFilled(PopToMark(), Append); break;
            case (byte)'d': AddFilled(PopToMark(), SetEntries); break;
            case 0x91: AddFilled(PopToMark(), Append); break;
            case (byte)'0': Pop(); break;
            case (byte)'1': PopToMark(); break;
            case (byte)'2': stack.Add(Top()); break;
            default: return false;
        }

        return true;
    }

    private bool TryFill(byte code)
    {
        switch (code)
        {
            case (byte)'a': Append(PopMany(1)); break;
            case (byte)'e' or 0x90: Append(PopToMark()); break;
            case (byte)'s': SetEntries(PopMany(2)); break;
            case (byte)'u': SetEntries(PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool TryObject(byte code)
    {
        switch (code)
        {
            case (byte)'c': stack.Add(new PickleGlobal(input.Line(), input.Line())); break;
            case 0x93:
                object?[] names = PopMany(2);
                stack.Add(new PickleGlobal(Expect<string>(names[0]), Expect<string>(names[1])));
                break;
            case (byte)'R' or 0x81:
                object?[] call = PopMany(2);
                stack.Add(new PickleObject { Callable = call[0], Arguments = Expect<object?[]>(call[1]) });
                break;
            case 0x92:
                object?[] keywords = PopMany(3);
                stack.Add(new PickleObject { Callable = keywords[0], Arguments = Expect<object?[]>(keywords[1]) });
                break;
            case (byte)'b':
                object? state = Pop();
                Expect<PickleObject>(Top()).State = state;
                break;
            case (byte)'Q': stack.Add(new PickleReference(Pop())); break;
            default: return false;
        }

        return true;
    }

    private bool TryMemo(byte code)
    {
        switch (code)
        {
            case 0x80: input.Byte(); break;
            case 0x95: input.UInt64(); break;
            case (byte)'q': memo[input.Byte()] = Top(); break;
            case (byte)'r': memo[input.UInt32()] = Top(); break;
            case 0x94: memo[memo.Count] = Top(); break;
            case (byte)'h': stack.Add(Recall(input.Byte())); break;
            case (byte)'j': stack.Add(Recall(input.UInt32())); break;
            default: return false;
        }

        return true;
    }

    private void AddFilled(object?[] values, Action<object?[]> fill)
    {
        stack.Add(new PickleObject());
        fill(values);
    }

    private void Append(object?[] values) => Expect<PickleObject>(Top()).Elements.AddRange(values);

    private void SetEntries(object?[] values)
    {
        if (values.Length % 2 != 0) throw input.Broken("a dictionary has a key without a value");
        PickleObject target = Expect<PickleObject>(Top());
        for (int i = 0; i < values.Length; i += 2) target.Entries.Add(new(values[i], values[i + 1]));
    }

    private object? Recall(long place) => memo.TryGetValue(place, out object? value) ? value : throw input.Broken($"nothing was remembered as {place}");

    private T Expect<T>(object? value)
        where T : class => value as T ?? throw input.Broken($"a value of another kind stands where {typeof(T).Name} belongs");

    private object? Top() => stack.Count > 0 ? stack[^1] : throw input.Broken("a value is missing");

    private object? Pop()
    {
        object? top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private object?[] PopMany(int count)
    {
        if (stack.Count < count) throw input.Broken("a value is missing");
        object?[] values = [.. stack[^count..]];
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        int mark = stack.LastIndexOf(PickleMark.Instance);
        if (mark < 0) throw input.Broken("a run of values has no beginning");
        object?[] values = PopMany(stack.Count - mark - 1);
        stack.RemoveAt(mark);
        return values;
    }
}
