declare module 'fs-native-extensions' {
  /** Locks the open file for this process alone. @returns false where another process holds it */
  export function tryLock(fileDescriptor: number): boolean;
}
