using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MgProvenance.Storage.Postgres;

/// <summary>The few system calls that .NET does not offer: flock(2), mkdir(2) that fails on an existing folder, chown(2), the owner and inode of a file.</summary>
internal static class Posix
{
    public const int LockShared = 1, LockExclusive = 2, LockNonBlocking = 4, Unlock = 8;
    private const int Interrupted = 4;
    private const int CurrentFolder = -100, DoNotFollow = 0x100, BasicStats = 0x7ff;

    public static uint EffectiveUser => geteuid();

    public static uint EffectiveGroup => getegid();

    /// <summary>Whether the lock was granted; with <see cref="LockNonBlocking"/> false means that another holds it.</summary>
    public static bool Flock(SafeFileHandle file, int operation)
    {
        while (flock(file, operation) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var wouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;
            if (error == wouldBlock) return false;
            if (error != Interrupted) throw new Win32Exception(error, "flock: " + Marshal.GetPInvokeErrorMessage(error));
        }

        return true;
    }

    /// <summary>Opens an existing file for reading without the lock that FileStream would take by itself; closed in child processes.</summary>
    public static SafeFileHandle OpenUnlocked(string path)
    {
        var closeOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
        var descriptor = open(path, closeOnExec);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failed("open", path);
    }

    /// <summary>False when something of that name exists already.</summary>
    public static bool CreateFolder(string path, uint mode)
    {
        const int exists = 17;
        if (mkdir(path, mode) == 0) return true;
        return Marshal.GetLastPInvokeError() == exists ? false : throw Failed("mkdir", path);
    }

    /// <summary>Makes the folder, if missing, one that other accounts can pass through whatever the caller's umask.</summary>
    public static void CreatePassableFolder(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (lchown(path, user, group) != 0) throw Failed("chown", path);
    }

    /// <summary>Owner, mode and identity of a file; null where there is none or it cannot be seen. Linux only: the layout of struct statx is the same on every architecture.</summary>
    public static FileIdentity? Identify(string path, bool followLinks)
    {
        var buffer = new byte[256];
        if (statx(CurrentFolder, path, followLinks ? 0 : DoNotFollow, BasicStats, buffer) != 0) return null;
        return new FileIdentity(
            User: BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(20)),
            Mode: BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(28)),
            Inode: BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(32)),
            Device: BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(136)));
    }

    private static Win32Exception Failed(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new Win32Exception(error, $"{call} {path}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [DllImport("libc")]
    private static extern uint geteuid();

    [DllImport("libc")]
    private static extern uint getegid();

    [DllImport("libc", SetLastError = true)]
    private static extern int flock(SafeFileHandle file, int operation);

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int mkdir([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] buffer);
}

internal readonly record struct FileIdentity(uint User, ushort Mode, ulong Inode, ulong Device)
{
    private const int TypeMask = 0xF000, FolderType = 0x4000, PlainFileType = 0x8000;

    public bool IsFolder => (Mode & TypeMask) == FolderType;

    public bool IsPlainFile => (Mode & TypeMask) == PlainFileType;

    public int Permissions => Mode & 0x1FF;

    public bool IsSameFileAs(FileIdentity other) => Inode == other.Inode && Device == other.Device;
}
