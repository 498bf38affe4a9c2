/** The folder of TMX and CSV files that are memory too; apart, so that to know it loads no reader of them. */
export function memoryFolder({ memory = 'memory' }: { readonly memory?: string }): string {
  return memory;
}
